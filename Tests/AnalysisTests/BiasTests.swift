import Analysis
import Dice
import Engine
import Report
import Simulation
import TestSupport
import Testing

/// A house whose losing rolls win at times.
private struct GenerousHouse: ComputedHouse {
  let house: SimulatedHouse
  /// Of 10,000 bets on the high rolls so many win that should not.
  let given: Int

  func reply(to ticket: Ticket) -> Reply {
    let reply = house.reply(to: ticket)
    guard case .settled(let settlement) = reply.outcome, settlement.roll.number < given,
      let high = Roll(number: 9_999 - settlement.roll.number)
    else { return reply }
    return Reply(outcome: .settled(Settlement(roll: high, nonce: settlement.nonce)), latency: reply.latency)
  }
}

@Suite("A simulator that is not fair")
struct BiasTests {
  private func z(given: Int, sessions: UInt32, bets: Int) throws -> (z: Double, isBiased: Bool) {
    var limits = Limits()
    limits.maxBets = bets
    let settings = PipelineSettings(limits: limits, startBalance: Amount(units: 1_000_000_000))
    let tally = try Sample.tally(
      (0..<sessions).map { session in
        LoopDriver.playOne(
          settings, [ScriptedStrategy(FlatScript(Bet(100)))],
          against: GenerousHouse(house: SimulatedHouse(seed: 3, session: session), given: given),
          control: SessionControl())
      })
    let result = BacktestResult(Sample.manifest(sessions), first: 0, count: sessions, tally: tally)
    let z = try #require(CostFigures(tally).winsZ)
    return (z, BacktestReport.bias(result) != nil)
  }

  @Test("is found out by its wins: a tenth of a percentage point within ten million bets")
  func bias() throws {
    // A modest test has a larger lie and fewer bets.
    let (given, sessions) = Effort.isSoak ? (10, 10_000 as UInt32) : (200, 100)
    let biased = try z(given: given, sessions: sessions, bets: 1_000)
    #expect(biased.isBiased && biased.z > BacktestReport.mostZ, "z \(biased.z)")
    let honest = try z(given: 0, sessions: sessions, bets: 1_000)
    #expect(!honest.isBiased && abs(honest.z) < BacktestReport.mostZ, "z \(honest.z)")
    print("bias of \(given) in 10,000: z \(biased.z), without it \(honest.z)")
  }

  @Test(
    "is not suspected where wins, or losses, are so rare that one too many is many", arguments: [1, 9_800])
  func rare(winningRolls: Int) throws {
    var limits = Limits()
    limits.maxBets = 4
    let settings = PipelineSettings(limits: limits, startBalance: Amount(units: 1_000_000_000))
    var farthest = 0.0
    for seed in 0..<UInt64(Effort.size(200, soak: 2_000)) {
      let tally = try Sample.tally(
        (0..<100 as Range<UInt32>).map { session in
          LoopDriver.playOne(
            settings, [ScriptedStrategy(FlatScript(Bet(10_000, winningRolls)))],
            against: SimulatedHouse(seed: seed, session: session), control: SessionControl())
        })
      let result = BacktestResult(Sample.manifest(100), first: 0, count: 100, tally: tally)
      farthest = max(farthest, abs(try #require(CostFigures(tally).winsZ)))
      #expect(BacktestReport.bias(result) == nil, "seed \(seed)")
    }
    // Honest chance of a rare win is beyond what the normal law allows.
    if winningRolls == 1 { #expect(farthest > BacktestReport.mostZ, "\(farthest)") }
  }
}
