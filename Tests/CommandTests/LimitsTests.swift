import Foundation
import TestSupport
import Testing

@Suite("Limits, from the command line to the last unit")
struct LimitsTests {
  @Test(
    "every form of money is resolved and said at the start",
    arguments: [
      ("--stop-loss 25%", "stop-loss 0.50"), ("--stop-loss -0.25", "stop-loss 0.50"),
      ("--stop-loss=-0.25", "stop-loss 0.50"), ("--stop-loss 0.5", "stop-loss 0.50"),
      ("--stop-loss 0.5BTC", "stop-loss 0.50"), ("--stop-loss 0.5btc", "stop-loss 0.50"),
      ("--take-profit 100%", "take-profit 2.00"), ("--min-balance 12.5%", "min-balance 0.25"),
      ("--max-wager 3", "max-wager 3.00"), ("--max-bet 0.00000123", "max-bet 0.00000123"),
      ("--max-bets 7", "max-bets 7"), ("--max-losses 4", "max-loss-streak 4"),
      ("--max-win-streak 4", "max-win-streak 4"), ("--max-duration 1m30s", "max-duration 90.0 s"),
    ])
  func announced(option: String, said: String) throws {
    let arguments =
      ["run", "flat", "--balance", "2", "--seed", "1"] + option.split(separator: " ").map { "\($0)" }
    // The last of two limits of one name counts: those that end a session soon come first.
    let ending = try Program().alea(
      arguments + (option.contains("duration") ? [] : ["--max-duration", "2s"]))
    let limits = try #require(ending.talkLines.first { $0.contains("limits: ") })
    #expect(limits.contains(said), "\(limits)")
    #expect(limits.hasPrefix("balance 2.00 BTC; "))
  }

  @Test(
    "--max-bets 20 places exactly 20",
    arguments: [1, 2, 5, 8, 32],
    [
      [], ["--lanes"], ["--lookahead", "64"], ["--faults", "refused=20%"],
      ["--lanes", "--faults", "refused=20%"],
    ])
  func exactly(depth: Int, kind: [String]) throws {
    for script in Effort.isSoak ? ["classic-martingale", "flat"] : ["classic-martingale"] {
      let played = try Played([script, "--max-bets", "20", "--max-concurrent", "\(depth)"] + kind)
      #expect(played.summary.bets == 20)
      #expect(played.settled.count == 20)
      #expect(played.ending.code == 0)
    }
  }

  /// Stakes that grow and shrink without regard to anything, some of them far too large.
  private static let wild = """
    function next_bet() return math.random(1, 40) * 1e-6 * (math.random(10) == 1 and 20 or 1), 49.5, "high" end
    """

  @Test(
    "no limit is passed by one unit, whatever is lost",
    arguments: [[], ["--lanes"], ["--lookahead", "64"], ["--latency", "lognormal:100ms,0.8"]])
  func neverPassed(kind: [String]) throws {
    let limits = Limits(maxBet: 40_000, minBalance: 99_850_000, stopLoss: 150_000, maxWager: 3_000_000)
    for seed in Effort.seeds(1, soak: 10) {
      for depth in Effort.isSoak ? [1, 2, 4, 8, 16, 32] : [1, 5, 16] {
        let program = try Program()
        _ = try program.folder.write("wild.lua", Self.wild)
        for limit in limits.arguments {
          let played = try Played(
            ["wild.lua", "--max-concurrent", "\(depth)", "--seed", "\(seed)", "--max-bets", "400"]
              + limit + kind,
            in: program)
          let offence = limits.offence(played, named: limit[0])
          #expect(offence == nil, "\(limit) depth \(depth) \(kind): \(Effort.replay(seed))")
        }
      }
    }
  }

  /// Exposure limits in units, checked from the lines alone.
  struct Limits {
    let maxBet, minBalance, stopLoss, maxWager: Int

    var arguments: [[String]] {
      [
        ["--max-bet", coins(maxBet)], ["--min-balance", coins(minBalance)],
        ["--stop-loss", coins(stopLoss)], ["--max-wager", coins(maxWager)],
      ]
    }

    private func coins(_ units: Int) -> String {
      "\(units / 100_000_000)." + String(String(units % 100_000_000 + 100_000_000).dropFirst())
    }

    /// The first ticket that would have passed the limit with everything outstanding lost.
    func offence(_ played: Played, named name: String) -> String? {
      let settled = played.settled
      for line in played.lines {
        if name == "--max-bet", line.stake.units > maxBet {
          return "ticket \(line.ticket): \(line.stake.units)"
        }
      }
      if name == "--max-bet" { return nil }
      if name == "--max-wager" {
        let wagered = settled.map(\.stake.units).reduce(0, +)
        return wagered > maxWager ? "wagered \(wagered)" : nil
      }
      let floor = name == "--min-balance" ? minBalance : 100_000_000 - stopLoss
      let tickets = played.lines.sorted { $0.ticket < $1.ticket }
      // Generated at the latest before the first end of any ticket from here on.
      var latest = played.lines.count
      for (place, line) in tickets.enumerated().reversed() {
        latest = min(latest, played.lines.firstIndex { $0.ticket == line.ticket } ?? latest)
        let fits = moments(of: line, latest: latest, in: played).contains { handed in
          let known = Set(played.lines.prefix(handed).map(\.ticket))
          let out = tickets.prefix(place + 1).filter { !known.contains($0.ticket) }
          let balance = 100_000_000 + played.lines.prefix(handed).map(\.profit.units).reduce(0, +)
          return balance - out.map(\.stake.units).reduce(0, +) >= floor
        }
        if !fits { return "ticket \(line.ticket), stake \(line.stake.units)" }
      }
      return nil
    }

    /// How many lines may have been handed over when `line` was generated. With one script that is `after`. A lane
    /// counts its own: it was after its last one, and before `latest` where the proposal was held.
    private func moments(of line: Line, latest: Int, in played: Played) -> ClosedRange<Int> {
      guard played.summary.lanes > 0 else { return line.after...line.after }
      let own = played.lines.indices.filter { played.lines[$0].lane == line.lane }
      let earliest = line.after == 0 ? 0 : own[line.after - 1] + 1
      return earliest...max(earliest, latest)
    }
  }
}
