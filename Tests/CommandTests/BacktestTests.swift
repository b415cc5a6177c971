import Foundation
import TestSupport
import Testing

@Suite("alea backtest")
struct BacktestTests {
  /// What `--json` says, as far as it is looked at here.
  struct Figures: Decodable {
    struct Share: Decodable { let value, low, high: Double }
    struct Average: Decodable { let mean, se, median: Double }
    let sessions: Int
    let seed: UInt64
    let p_ruin, p_target, p_profit: Share
    let final, bets, wagered, profit: Average
    let self_check_z: Double?
    let result_sha256: String
  }

  private func figures(_ ending: Program.Ending) throws -> Figures {
    try #require(ending.code == 0, "\(ending.code): \(ending.talk)")
    return try JSONDecoder().decode(Figures.self, from: Data(ending.output.utf8))
  }

  @Test("comes to what the exact law says", arguments: ExactLaw.all)
  func exact(law: ExactLaw) throws {
    let count = Effort.size(10_000, soak: 1_000_000)
    var program = try Program()
    program.bound = 3_000
    let found = try figures(
      program.alea(["backtest"] + law.arguments + ["--sessions", "\(count)", "--seed", "11", "--json"]))
    #expect(found.sessions == count && found.seed == 11)
    func distance(_ share: Double, _ exact: Double) -> Double {
      (share - exact) / (exact * (1 - exact) / Double(count)).squareRoot()
    }
    let distances = [
      ("ruin", distance(found.p_ruin.value, law.ruin)),
      ("final", (found.final.mean * 1e8 - law.mean) / (found.final.se * 1e8)),
      ("bets", (found.bets.mean - law.bets) / found.bets.se),
      ("wagered", (found.wagered.mean * 1e8 - law.wagered) / (found.wagered.se * 1e8)),
    ]
    for (name, z) in distances { #expect(abs(z) < 5, "\(law.name), \(name): z \(z)") }
    let told = distances.map { "\($0.0) \(($0.1 * 100).rounded() / 100)" }.joined(separator: ", ")
    print("\(law.name): \(count) sessions, z: \(told)")
  }

  /// What `--exact` adds.
  private struct Exact: Decodable {
    struct Figure: Decodable { let exact: Double }
    struct Odds: Decodable {
      let p_ruin, p_target, p_profit, final, bets, wagered: Figure
      let final_sd: Double
    }
    let exact: Odds
  }

  @Test(
    "enumerates what the exact law says, to nine digits",
    // A million states take a debug build a minute.
    arguments: ExactLaw.all.filter { Effort.isOptimized || !$0.name.hasPrefix("M6") })
  func enumerated(law: ExactLaw) throws {
    let ending = try Program().alea(
      ["backtest"] + law.arguments + ["--sessions", "2", "--seed", "1", "--json", "--exact"])
    try #require(ending.code == 0, "\(ending.code): \(ending.talk)")
    let odds = try JSONDecoder().decode(Exact.self, from: Data(ending.output.utf8)).exact
    func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 5e-10 * max(abs(other), 1e-3) }
    #expect(near(odds.p_ruin.exact, law.ruin), "\(odds.p_ruin.exact)")
    #expect(near(odds.p_target.exact, law.target), "\(odds.p_target.exact)")
    #expect(near(odds.p_profit.exact, law.profit), "\(odds.p_profit.exact)")
    #expect(near(odds.final.exact * 1e8, law.mean), "\(odds.final.exact)")
    #expect(near(odds.final_sd * 1e8, law.deviation), "\(odds.final_sd)")
    #expect(near(odds.bets.exact, law.bets), "\(odds.bets.exact)")
    #expect(near(odds.wagered.exact * 1e8, law.wagered), "\(odds.wagered.exact)")
  }

  @Test("says for martingale that most sessions end ahead and the average one loses, beside the exact odds")
  func exactHeadline() throws {
    let ending = try Program().alea(
      "backtest", "classic-martingale", "-P", "max_streak=0", "--balance", "0.001023", "--max-bets", "1000",
      "--sessions", "\(Effort.size(400, soak: 20_000))", "--seed", "1", "--exact")
    #expect(ending.code == 0, "\(ending.talk)")
    let head = ending.outputLines.prefix(4).joined(separator: "\n")
    #expect(head.contains("most sessions end ahead") && head.contains("expected loss"), "\(head)")
    if Effort.isSoak { #expect(head.contains("the average       loses"), "\(head)") }
    #expect(ending.output.contains("ruin: 41.266"), "\(ending.output)")
  }

  @Test("says in its first four lines that most sessions end ahead and that the mean is a loss")
  func headline() throws {
    let ending = try Program().alea(
      "backtest", "classic-martingale", "-P", "max_streak=0", "--balance", "0.001023", "--max-bets", "1000",
      "--sessions", "\(Effort.size(400, soak: 100_000))", "--seed", "2")
    let lines = ending.outputLines.prefix(4).joined(separator: "\n")
    for words in ["most sessions end ahead", "loses", "ruin", "expected loss"] {
      #expect(lines.contains(words), "\(lines)")
    }
    #expect(ending.talk.isEmpty, "\(ending.talk)")
  }

  @Test("plays every strategy, side by side and in lanes", arguments: Program.strategies)
  func strategies(name: String) throws {
    let plain = ["backtest", name, "--max-bets", "40", "--sessions", "4", "--seed", "1", "--json"]
    for shape in [[], ["--parallel"], ["--parallel", "--lanes"]] {
      let found = try figures(Program().alea(plain + shape))
      #expect(found.sessions == 4 && found.bets.mean > 0)
    }
  }

  @Test("plays scripts of other bots")
  func community() throws {
    let program = try Program()
    _ = try program.folder.write(
      "bot.lua",
      "chance = 49.5 nextbet = 0.000001 function dobet() if win then nextbet = 0.000001 else nextbet = previousbet * 2 end end"
    )
    let found = try figures(
      program.alea("backtest", "bot.lua", "--max-bets", "30", "--sessions", "10", "--seed", "1", "--json"))
    #expect(found.sessions == 10 && found.bets.mean > 1)
  }

  @Test("keeps what is done when it is interrupted, and says so")
  func interrupted() throws {
    let program = try Program()
    let running = try program.start([
      "backtest", "flat", "--max-bets", "200", "--sessions", "4000000", "--seed", "1", "-o", "never.json",
    ])
    usleep(2_500_000)
    running.signal(SIGINT)
    let ending = try running.end()
    #expect(ending.code == 130, "\(ending.talk)")
    #expect(ending.talk.contains("of 4000000 sessions were played") && ending.output.contains("of 4000000"))
    #expect(program.folder.read("never.json").isEmpty)
  }

  @Test("is interrupted while it audits, too, and says how far the audit came")
  func auditInterrupted() throws {
    let program = try Program()
    // One of the ten is audited, which takes about five times as long as playing all of them.
    let running = try program.start([
      "backtest", "flat", "--max-bets", "1000000", "--balance", "10", "--sessions", "10", "--seed", "1",
      "--jobs",
      "1", "-o", "never.json",
    ])
    // Who is audited is led by another process than the one that played, which had seconds of work.
    let desk = ProcessFolder(running.pid)
    var players: Set<pid_t> = []
    let isAuditing = {
      let children = desk.children
      players.formUnion(children.filter { $0.ownTicks > 40 }.map(\.pid))
      return !players.isEmpty && !children.isEmpty && players.isDisjoint(with: children.map(\.pid))
    }
    #expect(running.wait(until: isAuditing))
    running.signal(SIGINT)
    let ending = try running.end()
    #expect(ending.code == 130, "\(ending.talk)")
    let words = "10 of 10 sessions were played, and are what is reported; 0 of 1 picked ones were audited"
    #expect(ending.talk.contains(words), "\(ending.talk)")
    #expect(ending.output.contains("expected loss") && program.folder.read("never.json").isEmpty)
  }

  @Test("says which session a script could not go on in, and ends with the code of a script's error")
  func failing() throws {
    let program = try Program()
    _ = try program.folder.write(
      "bad.lua",
      "function next_bet(ctx) if ctx.bets == 3 then error('no more') end return 1e-6, 50, 'high' end")
    let ending = try program.alea("backtest", "bad.lua", "--max-bets", "9", "--sessions", "5", "--seed", "1")
    #expect(ending.code == 65 && ending.talk.contains("session 0: bad.lua:1: no more"), "\(ending.talk)")
    #expect(ending.output.contains("script-error 100.00 %"))
  }

  @Test("says that sums do not fit, in the words and with the code of a value that is out of range")
  func tooLarge() throws {
    let ending = try Program().alea(
      "backtest", "flat", "--sessions", "3", "--max-bets", "5", "--balance", "92233720368", "-P",
      "base=90000000000", "--seed", "1", "--jobs", "3")
    #expect(ending.code == 64 && ending.talk.contains("cannot be summed up in 128 bits"), "\(ending.talk)")
    #expect(ending.output.isEmpty && !ending.talk.contains("Error:"), "\(ending.talk)")
  }

  @Test(
    "refuses what makes no sense",
    arguments: [
      ["flat"], ["flat", "--max-bets", "5", "--sessions", "0"], ["flat", "--max-bets", "5", "--jobs", "0"],
      ["flat", "--max-bets", "5", "--shard", "1/2"],
      ["flat", "--max-bets", "5", "--shard", "3/2", "--seed", "1"],
      ["flat", "--max-bets", "5", "--server-seed", "a", "--client-seed", "b"],
      ["flat", "--max-bets", "5", "--max-concurrent", "auto"],
    ])
  func refused(arguments: [String]) throws {
    let ending = try Program().alea(["backtest"] + arguments)
    #expect(ending.code == 64 && ending.output.isEmpty, "\(ending.talk)")
  }
}
