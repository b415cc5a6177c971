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

  /// Named one by one: to turn every key of every line from snake case takes longer than to play its bet.
  private enum CodingKeys: String, CodingKey {
    case ticket, lane, asked, after, stake, chance, side, outcome, roll, win, profit, balance, ms, why
    case handedOver = "handed_over"
  }
}

/// A decimal string with eight places, as a count of units of 1e-8.
struct Money: Decodable, Equatable {
  let units: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let units = Self.units(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no money")
    }
    self.units = units
  }

  /// Digits, a point, eight digits: read byte by byte, because a soak reads millions.
  private static func units(_ text: String) -> Int? {
    var digits = Substring(text).utf8
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    let point = digits.count - 9
    guard point >= 1 else { return nil }
    var units = 0
    for (place, byte) in digits.enumerated() {
      if place == point {
        guard byte == UInt8(ascii: ".") else { return nil }
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (tens, overflow) = units.multipliedReportingOverflow(by: 10)
      let (sum, carried) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      guard !overflow, !carried else { return nil }
      units = sum
    }
    return isNegative ? (units == 0 ? nil : -units) : units
  }
}

extension Program.Ending {
  /// The summary on standard output; fails where anything else is there.
  func summary() throws -> Summary { try Self.decoder.decode(Summary.self, from: Data(output.utf8)) }

  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  static func lines(_ text: String) throws -> [Line] {
    try JSONDecoder().decode(
      [Line].self, from: Data("[\(text.split(separator: "\n").joined(separator: ","))]".utf8))
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
