import Foundation
import TestSupport
import Testing

@Suite("alea compare")
struct CompareTests {
  private struct Figures: Decodable {
    struct One: Decodable {
      let script: String
      let profit, expected_loss, wagered: Double
      let result_sha256: String
    }
    struct Pair: Decodable { let script, against: String, difference, se, low, high: Double }
    let sessions: Int
    let strategies: [One]
    let differences: [Pair]
  }

  private static let common = ["--max-bets", "60", "--balance", "0.01", "--seed", "4"]

  private func compare(_ scripts: [String]) throws -> Figures {
    let ending = try Program().alea(["compare"] + scripts + Self.common + ["--sessions", "40", "--json"])
    try #require(ending.code == 0, "\(ending.talk)")
    return try JSONDecoder().decode(Figures.self, from: Data(ending.output.utf8))
  }

  /// What was said, each sentence in one piece.
  private static func sentences(_ ending: Program.Ending) -> [String] {
    ending.output.replacing("\n  ", with: " ").split(separator: "\n").map(String.init)
  }

  @Test("plays the sessions that a backtest of each would, all on the same rolls")
  func same() throws {
    let found = try compare([
      "flat", "flat", "flat:base=0.000002", "one-three-two-six:sequence=1,2,base=0.000003",
    ])
    #expect(found.sessions == 40 && found.strategies.count == 4 && found.differences.count == 3)
    #expect(found.strategies[0].result_sha256 == found.strategies[1].result_sha256)
    #expect(found.differences[0].difference == 0 && found.differences[0].se == 0)
    // Twice the stake on the same rolls is twice the profit.
    #expect(abs(found.strategies[2].profit - 2 * found.strategies[0].profit) < 1e-12)
    let alone = try Program().alea(
      ["backtest", "flat"] + Self.common + ["--sessions", "40", "--json"])
    let hash = found.strategies[0].result_sha256
    #expect(alone.output.contains(hash), "\(alone.output)")
  }

  @Test("says that all lose the same share of what they wager")
  func edge() throws {
    let ending = try Program().alea(
      ["compare", "flat:base=0.0001", "classic-martingale:base=0.0001"] + Self.common + ["--sessions", "50"])
    #expect(ending.code == 0, "\(ending.talk)")
    let said = Self.sentences(ending)
    #expect(said.contains { $0.contains("lose the same 1.00 % of what they wager") }, "\(said)")
    // Some ruin among fifty sessions, and the luck of sixty bets: the interval has 0 in it.
    #expect(
      said.contains { $0.hasSuffix("that may be luck; it needs 1256 more sessions to tell them apart") },
      "\(said)")
    #expect(ending.outputLines.allSatisfy { $0.count <= 80 }, "\(ending.output)")
  }

  @Test("calls no difference luck that is none, and none what is none")
  func told() throws {
    func sentence(_ first: String, _ other: String) throws -> String {
      let ending = try Program().alea(["compare", first, other] + Self.common + ["--sessions", "200"])
      return try #require(Self.sentences(ending).first { $0.contains(" against ") }, "\(ending.talk)")
    }
    // At 98 % hardly anything is left to chance.
    let told = try sentence("flat:base=0.000001,chance=98", "flat:base=0.0001,chance=98")
    #expect(told.hasSuffix("differs by -0.00006741 BTC [-0.00008296 BTC, -0.00005187 BTC]"), "\(told)")
    #expect(try sentence("flat", "flat").hasSuffix("no difference was seen"))
  }

  @Test(
    "refuses what cannot be compared", arguments: [["flat"], ["flat", "no-such"], ["flat", "flat:bse=1"]])
  func refused(scripts: [String]) throws {
    let ending = try Program().alea(["compare"] + scripts + Self.common + ["--sessions", "10"])
    #expect([64, 66].contains(ending.code) && ending.output.isEmpty, "\(ending.talk)")
  }
}
