import Foundation
import Testing

@Suite("What is printed for programs")
struct JSONTests {
  private static let kinds = [
    [], ["--parallel"], ["--parallel", "--lanes"], ["--parallel", "--faults", "refused=20%"],
    ["--parallel", "--max-concurrent", "9", "--faults", "refused=5%,unknown=2%"],
    ["--stop-loss", "0.0001", "--parallel", "--latency", "lognormal:100ms,0.5"],
  ]

  /// The keys in the first table under the heading, `a`, `b` in one cell being two.
  private func documented(_ heading: String) throws -> Set<String> {
    let text = try Program.text("docs/json.md")
    let start = try #require(text.range(of: "## `\(heading)`")?.upperBound)
    let rows = text[start...].split(separator: "\n").drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return Set(
      rows.flatMap { row in
        (row.split(separator: "|").first ?? "").matches(of: /`(\w+)`/).map { String($0.output.1) }
      })
  }

  @Test("the summary has the documented keys, all of them and no others")
  func summaryKeys() throws {
    let required: Set = [
      "seed", "script_sha256", "depth", "lanes", "bets", "wins", "losses", "refused", "profit", "wagered",
      "start_balance", "balance", "expected_loss", "max_exposure", "largest_stake", "max_drawdown",
      "longest_losing_streak", "stop", "transcript_sha256", "seconds",
    ]
    let ending = try Program().alea("run", "flat", "--max-bets", "20", "--json")
    #expect(ending.outputLines.count == 1)
    let printed = try Program.Ending.keys(ending.output)
    #expect(printed == (try documented("alea run --json")))
    #expect(printed.isSuperset(of: required))
    let none = try Program().alea("run", "flat", "--max-bets", "0", "--json")
    #expect(
      printed.subtracting(try Program.Ending.keys(none.output)).isSubset(
        of: ["z_score", "share_as_good_or_better"]))
  }

  @Test("a session that was played again has the documented keys")
  func replayKeys() throws {
    let program = try Program()
    try program.alea("run", "flat", "--max-bets", "20", "--quiet")
    let (same, other) = (
      try program.alea("replay", "--json"), try program.alea("replay", "--json", "--with", "fibonacci")
    )
    let printed = try Program.Ending.keys(same.output).union(Program.Ending.keys(other.output))
    // What differs from a record is in `what`, and here nothing does.
    #expect(printed.union(["what"]) == (try documented("alea replay --json")))
  }

  @Test("a roll computed again has the documented keys")
  func fairKeys() throws {
    let checks = ["--expect", "0", "--hash", String(repeating: "0", count: 64)]
    let ending = try Program().alea(
      ["fair", "s", "c", "1", "--json", "--chance", "5", "--side", "low"] + checks)
    #expect(try Program.Ending.keys(ending.output) == (try documented("alea fair --json")))
  }

  @Test("sessions of a ledger have the documented keys")
  func sessionKeys() throws {
    let program = try Program()
    for seed in ["1", "2"] { try program.play("flat", "--max-bets", "1000", "--seed", seed) }
    let list = try program.alea("sessions", "--json").output
    let listed = try #require(list.firstMatch(of: /\{"sessions":\[(\{[^}]*\})/)).output.1
    #expect(try Program.Ending.keys(listed) == (try documented("alea sessions --json")))
    let shown = try Program.Ending.keys(try program.alea("sessions", "show", "--json").output)
    #expect(shown == (try documented("alea sessions show --json")))
    let differing = try Program.Ending.keys(try program.alea("sessions", "diff", "1", "2", "--json").output)
    let same = try Program.Ending.keys(try program.alea("sessions", "diff", "1", "1", "--json").output)
    #expect(differing.union(same) == (try documented("alea sessions diff --json")))
  }

  @Test("a line has the documented keys", arguments: kinds)
  func lineKeys(kind: [String]) throws {
    let program = try Program()
    try program.alea(["run", "flat", "--max-bets", "100", "--jsonl", "bets.jsonl", "--seed", "4"] + kind)
    let documented = try documented("alea run --jsonl FILE")
    let lines = program.folder.read("bets.jsonl").split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines {
      let explained = line.contains("\"outcome\":\"refused\"") || line.contains("\"outcome\":\"unknown\"")
      let expected = explained ? documented : documented.subtracting(["why"])
      #expect(try Program.Ending.keys(line) == expected, "\(line)")
    }
  }

  @Test("the summary is the sum of its lines", arguments: kinds)
  func consistent(kind: [String]) throws {
    for seed in ["1", "2", "3"] {
      let played = try Played(["classic-martingale", "--max-bets", "300", "--seed", seed] + kind)
      let (summary, settled) = (played.summary, played.settled)
      #expect(String(summary.seed) == seed)
      #expect(settled.map(\.profit.units).reduce(0, +) == summary.profit.units)
      #expect(summary.balance.units - summary.startBalance.units == summary.profit.units)
      #expect(settled.map(\.stake.units).reduce(0, +) == summary.wagered.units)
      #expect(played.lines.map(\.stake.units).max() == summary.largestStake.units)
      #expect(settled.count == summary.bets)
      #expect(settled.count { $0.win == true } == summary.wins)
      #expect(settled.count { $0.win == false } == summary.losses)
      for outcome in [("refused", summary.refused), ("unknown", summary.unknown)] {
        #expect(played.lines.count { $0.outcome == outcome.0 } == outcome.1)
      }
      #expect(played.lines.count { $0.outcome == "withdrawn" } == summary.withdrawn)
      #expect(played.lines.count { $0.settled && !$0.handedOver } == summary.recordedOnly)
      #expect(longestLosingStreak(settled) == summary.longestLosingStreak)
      #expect(drawdown(summary.startBalance.units, settled) == summary.maxDrawdown.units)
      #expect(Set(played.lines.map(\.ticket)) == Set(0..<played.lines.count))
    }
  }

  @Test("every line says what the rules of the game make of its roll")
  func rules() throws {
    let played = try Played("range-50-random", "--max-bets", "300", "--seed", "6", "--balance", "100")
    let fixed = try Played("flat", "-P", "chance=77.77", "--max-bets", "300", "--seed", "6")
    var balance = 10_000_000_000
    for line in played.settled {
      let (roll, sides) = (
        try #require(line.roll), line.side.matches(of: /\d+/).compactMap { Int($0.output) }
      )
      let inside = sides[0] <= roll && roll <= sides[1]
      #expect(line.win == (line.side.hasPrefix("in ") == inside))
      balance += line.profit.units
      #expect(line.balance.units == balance)
    }
    for line in fixed.settled {
      let won = try #require(line.roll) > 9999 - 7777
      #expect(line.win == won && line.chance == 77.77)
      // 99 / 77.77 rounded to four places is 1.2730.
      #expect(line.profit.units == (won ? line.stake.units * 12_730 / 10_000 : 0) - line.stake.units)
    }
  }

  @Test("--jsonl - writes the lines to standard output, before the summary")
  func standardOutput() throws {
    let ending = try Program().alea("run", "flat", "--max-bets", "7", "--jsonl", "-", "--quiet")
    #expect(ending.outputLines.prefix { $0.hasPrefix("{\"ticket\":") }.count == 7)
  }

  private func longestLosingStreak(_ lines: [Line]) -> Int {
    var (longest, current) = (0, [Int: Int]())
    for line in lines {
      let streak = line.win == true ? 0 : current[line.lane, default: 0] + 1
      current[line.lane] = streak
      longest = max(longest, streak)
    }
    return longest
  }

  private func drawdown(_ start: Int, _ lines: [Line]) -> Int {
    var (peak, deepest) = (start, 0)
    for line in lines {
      peak = max(peak, line.balance.units)
      deepest = max(deepest, peak - line.balance.units)
    }
    return deepest
  }
}
