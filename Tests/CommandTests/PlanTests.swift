import Dice
import Foundation
import TestSupport
import Testing

@Suite("alea plan")
struct PlanTests {
  private struct Figures: Decodable {
    struct Share: Decodable { let value, low, high: Double }
    struct Average: Decodable { let mean, se, median: Double }
    struct Trial: Decodable {
      let stake: String
      let p_ruin, p_stranded: Share
      let expected_loss: Double
      let final, wagered: Average
      let sessions: Int
      let seed: UInt64
      let checked: Bool

      /// In units.
      var units: Int64 { Amount(decimal: stake)?.units ?? 0 }
    }
    let found, too_large: Trial?
    let trials, checks, sessions_played: Int
    let tolerated_ruin: Double
    let note: String
  }

  private func plan(_ arguments: [String], code: Int32 = 0) throws -> Figures {
    let ending = try Program().alea(["plan"] + arguments + ["--json"])
    try #require(ending.code == code, "\(ending.talk)")
    return try JSONDecoder().decode(Figures.self, from: Data(ending.output.utf8))
  }

  /// How probable it is that a flat stake at 49.5 % and double or nothing is wanted within so many bets and not covered.
  private func ruin(stake: Int64, balance: Int64, bets: Int) -> Double {
    let start = Int(balance / stake)
    // One stake up or down; who cannot pay the bet after the last does not need to.
    var chance = [Double](repeating: 0, count: start + bets + 2)
    chance[start] = 1
    var ruined = 0.0
    for _ in 1..<bets {
      var next = [Double](repeating: 0, count: chance.count)
      for left in chance.indices.dropFirst().dropLast() where chance[left] > 0 {
        next[left + 1] += 0.495 * chance[left]
        next[left - 1] += 0.505 * chance[left]
      }
      ruined += next[0]
      next[0] = 0
      chance = next
    }
    return ruined
  }

  private static let flat = [
    "flat", "--balance", "0.0001", "--max-bets", "100", "--ruin", "5%", "--sessions", "1000", "--seed", "2",
  ]

  @Test("keeps its promise by the exact law, and twice the stake would not")
  func exact() throws {
    let found = try plan(Self.flat)
    let stake = try #require(found.found)
    let law = ruin(stake: stake.units, balance: 10_000, bets: 100)
    print("plan: stake \(stake.units), ruin \(stake.p_ruin.value), exactly \(law)")
    #expect(law <= 0.05 && stake.p_ruin.high <= 0.05 && stake.units > 1)
    #expect(ruin(stake: 2 * stake.units, balance: 10_000, bets: 100) > 0.05)
    let error = (law * (1 - law) / Double(stake.sessions)).squareRoot()
    #expect(abs(stake.p_ruin.value - law) < 4.5 * error)
    #expect(stake.checked && stake.seed != 2 && stake.sessions == 1_000)
    // What the bets cost is the edge on what was wagered.
    #expect(abs(stake.expected_loss - 0.01 * stake.wagered.mean) < 1e-9)
    let next = try #require(found.too_large)
    #expect(next.units > stake.units && next.p_ruin.high > 0.05)
    #expect(found.sessions_played >= 1_000 + found.trials && found.checks >= 1)
    #expect(found.note == "not a recommendation")
  }

  @Test("gives the same bytes for the same seed, on one process and on two")
  func same() throws {
    let one = try Program().alea(["plan"] + Self.flat + ["--json", "--jobs", "1"])
    #expect(one.code == 0, "\(one.talk)")
    #expect(try Program().alea(["plan"] + Self.flat + ["--json", "--jobs", "2"]).output == one.output)
  }

  @Test("says the loss beside the stake, what the next larger would do, and that it recommends nothing")
  func text() throws {
    let ending = try Program().alea(["plan"] + Self.flat)
    for words in [
      "not a recommendation", "expected loss", "final balance", "mean", "median", "tolerated 5 %",
      "next larger",
      "sessions that had no part in choosing it",
    ] {
      #expect(ending.output.contains(words), "\(ending.output)")
    }
    #expect(ending.code == 0 && ending.talk.isEmpty, "\(ending.talk)")
  }

  @Test("says so where even the smallest stake is too much, with its figures")
  func none() throws {
    let arguments = [
      "flat", "--balance", "0.0001", "--min-bet", "0.00004", "--max-bets", "100", "--ruin", "5%",
      "--sessions",
      "500", "--seed", "1",
    ]
    let found = try plan(arguments, code: 99)
    let smallest = try #require(found.too_large)
    #expect(found.found == nil && smallest.units == 4_000 && smallest.p_ruin.low > 0.05)
    let ending = try Program().alea(["plan"] + arguments)
    #expect(ending.code == 99 && ending.output.contains("none: the smallest"), "\(ending.output)")
    #expect(ending.output.contains("expected loss") && ending.talkLines.count == 1, "\(ending.talk)")
  }

  @Test("says so where the largest stake is not ruined: a single bet of all that there is")
  func all() throws {
    let found = try plan([
      "flat", "--balance", "0.0001", "--max-bets", "1", "--ruin", "5%", "--sessions", "100", "--seed", "1",
    ])
    #expect(found.found?.units == 10_000 && found.found?.p_ruin.value == 0 && found.too_large == nil)
  }

  @Test("finds no stake that may not be placed: a limit or the house that forbids it counts as ruin does")
  func forbidden() throws {
    let cases: [(limit: [String], largest: Int64)] = [
      (["--max-bet", "0.000001"], 100), (["--max-wager", "0.00001"], 10),
      (["--max-profit", "0.000001"], 100),
    ]
    for (limit, largest) in cases {
      let found = try plan(Self.flat + limit)
      let stake = try #require(found.found, "\(limit)")
      #expect(stake.units <= largest && stake.units >= largest - 1, "\(limit): \(stake.units)")
      #expect(stake.p_stranded.high <= 0.05 && stake.wagered.mean > 0)
      let next = try #require(found.too_large, "\(limit)")
      #expect(next.units > largest && next.p_stranded.low > 0.05 && next.p_ruin.value == 0, "\(limit)")
    }
    let text = try Program().alea(["plan"] + Self.flat + ["--max-bet", "0.000001"])
    #expect(text.output.contains("forbids 100.00 %"), "\(text.output)")
  }

  @Test("says so where nothing is played, and takes a stake that the script refuses as too large")
  func scripts() throws {
    let program = try Program()
    let parameter = #"local base = param("base", 1e-8, "stake, coins") "#
    _ = try program.folder.write("idle.lua", parameter + "function next_bet(ctx) return nil end")
    _ = try program.folder.write(
      "strict.lua",
      parameter + #"if base > 1e-7 then error("too large for me") end "#
        + #"function next_bet(ctx) return base, 49.5, "high" end"#)
    _ = try program.folder.write("bare.lua", #"function next_bet(ctx) return 1e-8, 49.5, "high" end"#)
    let common = [
      "--balance", "0.0001", "--max-bets", "20", "--ruin", "5%", "--sessions", "100", "--seed", "1",
    ]
    let idle = try program.alea(["plan", "idle.lua"] + common)
    #expect(idle.code == 64 && idle.talk.contains("no session places a bet"), "\(idle.talk)")
    let bare = try program.alea(["plan", "bare.lua"] + common)
    #expect(bare.code == 64 && bare.talk.contains("declares no parameters"), "\(bare.talk)")
    let strict = try program.alea(["plan", "strict.lua", "--json"] + common)
    try #require(strict.code == 0, "\(strict.talk)")
    let found = try JSONDecoder().decode(Figures.self, from: Data(strict.output.utf8))
    #expect(found.found?.units == 10 && found.too_large == nil, "\(strict.output)")
    let none = try program.alea(["plan", "strict.lua", "--min-bet", "0.000001"] + common)
    #expect(none.code == 65 && none.talk.contains("base=0.000001: "), "\(none.talk)")
  }

  @Test(
    "refuses what makes no sense",
    arguments: [
      ["flat", "--ruin", "5%"], ["flat", "--max-bets", "9"], ["flat", "--ruin", "0%", "--max-bets", "9"],
      ["flat", "--ruin", "100%", "--max-bets", "9"], ["flat", "--ruin", "0.05", "--max-bets", "9"],
      ["flat", "--ruin", "0.01%", "--max-bets", "9", "--sessions", "29999"],
      ["flat", "--ruin", "5%", "--max-bets", "9", "--stop-loss", "50%"],
      ["flat", "--ruin", "5%", "--max-bets", "9", "--max-losses", "3"],
      ["flat", "--ruin", "5%", "--max-bets", "0"],
      ["flat", "--ruin", "5%", "--max-bets", "9", "--stake", "bsae"],
      ["flat", "--ruin", "5%", "--max-bets", "9", "--stake", "high"],
      ["flat", "--ruin", "5%", "--max-bets", "9", "-P", "base=0.1"],
      ["flat", "--ruin", "5%", "--max-bets", "9", "--min-bet", "2"],
    ])
  func refused(arguments: [String]) throws {
    let ending = try Program().alea(["plan"] + arguments)
    #expect(ending.code == 64 && ending.output.isEmpty && ending.talkLines.count == 1, "\(ending.talk)")
  }
}
