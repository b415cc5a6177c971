import Dice
import Engine
import Foundation
import ScriptHost
import Scripting
import Simulation

/// What it costs that a script runs in a process of its own.
enum Border {
  static func measure(alea: String, bench: String, script: String) throws {
    let bets = 10_000_000
    let arguments = [
      alea, "run", script, "--seed", "7", "--no-ledger", "--quiet", "--balance", "1000000", "--max-bets",
      "\(bets)",
    ]
    let inside = [bench, "in-process", script, "\(bets)"]
    let plain = try Pairs(5, first: arguments, second: inside, cost: \.wallSeconds)
    Bench.say(
      "own process against in-process, 10^7 bets, wall time: \(plain.text) (CPU time and audit included)")
    let stream = try Pairs(
      5, first: [bench, "streamed", alea, script, "\(bets)"], second: inside, cost: \.wallSeconds)
    Bench.say("the same with every bet streamed to the desk: \(stream.text)")
    try exchange(alea, script)
  }

  /// Plays a whole session with records that only count, in a script process.
  static func stream(alea: String, script: String, bets: Int) throws {
    let process = try ScriptProcess(order(script), launch: ScriptLaunch(program: alea))
    var limits = Limits()
    limits.maxBets = bets
    var session = SessionOrder(
      settings: PipelineSettings(
        limits: limits, startBalance: Amount(units: 1_000_000 * Amount.unitsPerCoin)),
      seed: 7, latency: .standard, faults: .none)
    session.wantsRecords = true
    let result = process.play(session, control: SessionControl())
    print(result.transcriptSHA256 ?? "none")
  }

  private static func order(_ script: String) throws -> ScriptOrder {
    let house = HouseFacts(name: "simulation", currency: "BTC", rules: HouseRules(), simulated: true)
    return ScriptOrder(try Script(contentsOf: script), house: house, seed: 7)
  }

  /// One result and the next bet, one frame each way; and the start of a process.
  private static func exchange(_ alea: String, _ script: String) throws {
    let order = try order(script)
    let launch = ScriptLaunch(program: alea)
    let starts = try (0..<21).map { _ in
      try time { _ = try ScriptProcess(order, launch: launch).protections }
    }.sorted()
    Bench.say(
      "start of a script process, to the loaded script: \(Bench.figure(starts[10] * 1e3)) ms (median of 21)")
    let strategy = try ScriptProcess(order, launch: launch).strategies()[0]
    let times = try (0..<20_000).map { number in
      let (ended, context) = exchanged(number)
      return try time { _ = try strategy.exchange(ended, context) }
    }.sorted()
    Bench.say(
      "a result and the next bet, one frame each way: \(Bench.figure(times[10_000] * 1e6)) µs (median of 20000)"
    )
  }

  private static func exchanged(_ number: Int) -> (EndedTicket, Context) {
    let stake = Amount(units: 100)
    let balance = Amount(units: Amount.unitsPerCoin)
    guard let chance = Chance(winningRolls: 4950), let roll = Roll(number: number % 10_000) else {
      preconditionFailure("both are in range")
    }
    let ticket = Ticket(
      number: number, lane: 0, laneNumber: number, asked: number, after: number,
      proposal: Proposal(stake: stake, chance: chance, high: true), profitIfWon: stake, generatedAt: 0)
    let ended = EndedTicket(
      ticket: ticket, settlement: Settlement(roll: roll, nonce: number), won: true, profit: stake,
      balance: balance,
      multiplierTenThousandths: 20_000, late: 0)
    let context = Context(
      balance: balance, startBalance: balance, wagered: AmountSum(stake), bets: number, wins: number,
      streak: 1,
      outstanding: 0, exposure: .zero, depth: 1, lane: 0, now: 0,
      minBet: Amount(units: 1))
    return (ended, context)
  }

  private static func time(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return (ContinuousClock.now - start) / .seconds(1)
  }
}
