import Foundation
import Testing

/// The object that `--json` prints, read by its documented types: money is text, counts are whole numbers.
struct Summary: Decodable {
  struct Stop: Decodable {
    let reason: String
    let evidence: String
  }

  let seed: UInt64
  let script, scriptSha256, currency: String
  /// Absent where the script process was lost.
  let transcriptSha256: String?
  let depth, lookahead, lanes, bets, wins, losses, refused, unknown, withdrawn, recordedOnly: Int
  let settledAfterStop, longestLosingStreak, longestWinningStreak: Int
  let profit, wagered, startBalance, balance, reserved, expectedLoss: Money
  let maxExposure, largestStake, maxDrawdown: Money
  let zScore, shareAsGoodOrBetter: Double?
  let stop: Stop
  let sessionSeconds, seconds: Double
}

/// A line of `--jsonl`.
struct Line: Decodable {
  let ticket, lane, asked, after: Int
  let stake: Money
  let chance: Double
  let side, outcome: String
  let roll: Int?
  let win: Bool?
  let profit, balance: Money
  let handedOver: Bool
  let ms: Int
  let why: String?

  var settled: Bool { outcome == "settled" }
}

/// A decimal string with eight places, as a count of units of 1e-8.
struct Money: Decodable, Equatable {
  let units: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard text.wholeMatch(of: /-?\d+\.\d{8}/) != nil, text != "-0.00000000",
      let units = Int(text.replacing(".", with: ""))
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no money")
    }
    self.units = units
  }
}

extension Program.Ending {
  /// The summary on standard output; fails where anything else is there.
  func summary() throws -> Summary { try Self.decoder.decode(Summary.self, from: Data(output.utf8)) }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  static func lines(_ text: String) throws -> [Line] {
    try text.split(separator: "\n").map { try decoder.decode(Line.self, from: Data($0.utf8)) }
  }

  /// The keys of a JSON object.
  static func keys(_ text: some StringProtocol) throws -> Set<String> {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return Set(try #require(object as? [String: Any]).keys)
  }
}

/// A session that was played with `--json` and `--jsonl`.
struct Played {
  let ending: Program.Ending
  let summary: Summary
  let lines: [Line]

  init(_ arguments: String...) throws { try self.init(arguments) }

  init(_ arguments: [String], in program: Program? = nil) throws {
    let program = try program ?? Program()
    ending = try program.alea(["run"] + arguments + ["--json", "--jsonl", "bets.jsonl"])
    summary = try ending.summary()
    lines = try Program.Ending.lines(program.folder.read("bets.jsonl"))
  }

  var settled: [Line] { lines.filter { $0.settled && $0.handedOver } }
}
