import Dice
import Engine
import Synchronization
import TestSupport
import Testing

/// One bet after the other, played without a look at anything else, and by the pipeline's steps: one course.
struct StraightTests {
  /// A house that takes bets within bounds, and says so or does not.
  private final class BoundedHouse: ComputedHouse {
    private let world: World
    private let terms: SteadyTerms
    private let says: Bool
    private let asked = Atomic<Int>(0)

    init(_ world: World, _ terms: SteadyTerms, says: Bool) {
      (self.world, self.terms, self.says) = (world, terms, says)
    }

    /// How often it was asked about one bet.
    var replies: Int { asked.load(ordering: .relaxed) }
    var steadyTerms: SteadyTerms? { says ? terms : nil }

    func reply(to ticket: Ticket) -> Reply {
      asked.add(1, ordering: .relaxed)
      let stake = ticket.proposal.stake
      if stake > .zero, stake < terms.minBet || ticket.profitIfWon > terms.maxProfit {
        return Reply(
          outcome: .refused(Refusal(why: "out of bounds", minBet: terms.minBet)), latency: terms.latency)
      }
      let settlement = Settlement(roll: roll(ticket.laneNumber), nonce: ticket.laneNumber)
      return Reply(outcome: .settled(settlement), latency: terms.latency)
    }

    func roll(_ rolls: UnsafeMutableBufferPointer<Roll>, lane: Int, from index: Int) {
      for place in rolls.indices { rolls[place] = roll(index + place) }
    }

    private func roll(_ index: Int) -> Roll {
      guard case .roll(let number) = world.end(lane: 0, index: index), let roll = Roll(number: number) else {
        preconditionFailure("a world without faults rolls")
      }
      return roll
    }
  }

  /// Plays a script and keeps all that it is told, in order.
  private final class Listening: Strategy {
    enum Heard: Hashable {
      case context(Context)
      case ended(EndedTicket)
    }

    private let inner: ScriptedStrategy
    private(set) var heard: [Heard] = []

    init(_ inner: ScriptedStrategy) { self.inner = inner }

    func start(_ context: Context) throws(StrategyFault) -> StopRequest? { try inner.start(context) }

    func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
      heard.append(.context(context))
      return try inner.nextBet(context)
    }

    func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
      heard.append(.ended(ended))
      return try inner.handOver(ended)
    }

    func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
      heard.append(.ended(ended))
      return try inner.handOverRefused(ended, why: why)
    }

    func stop(_ summary: ClosingSummary) throws(StrategyFault) { heard.append(.context(summary.context)) }
  }

  private struct Played: Equatable {
    let result: SessionResult
    let balances: [Amount]
    let winVariance: Int
    let heard: [Listening.Heard]
  }

  private func play(
    _ plan: Plan, _ house: BoundedHouse, interventions: [Intervention] = [], journal: (any Journal)? = nil
  ) -> Played {
    var settings = plan.settings
    settings.interventions = interventions
    let strategy = Listening(ScriptedStrategy(plan.script(0)))
    let (result, balances, variance) = LoopDriver.playOne(
      settings, [strategy], against: house, control: SessionControl(), places: [1, 2, 5, 40, 64, 65, 500],
      journal: journal)
    return Played(result: result, balances: balances, winVariance: variance, heard: strategy.heard)
  }

  private func plan(_ seed: UInt64) -> Plan {
    var plan = Plan.random(seed, .sequential, bets: 300)
    (plan.world.refused, plan.world.unknownAt, plan.world.refusedFrom) = (0, nil, nil)
    return plan
  }

  private func terms(_ seed: UInt64) -> SteadyTerms {
    var random = SplitMix64(SplitMix64.mix(seed, 5))
    return SteadyTerms(
      latency: random.pick([0, 1_000, 1_000_000]), minBet: Amount(units: random.pick([1, 1, 100, 400])),
      maxProfit: Amount(units: random.pick([.max, .max, 5_000])))
  }

  @Test("is what the pipeline plays step by step, to the last word that a script hears")
  func same() {
    for seed in Effort.seeds(400, soak: 40_000) {
      let (plan, terms) = (plan(seed), terms(seed))
      let straight = play(plan, BoundedHouse(plan.world, terms, says: true))
      let stepped = play(plan, BoundedHouse(plan.world, terms, says: false))
      #expect(straight == stepped, "\(Effort.replay(seed))")
      let recorded = play(plan, BoundedHouse(plan.world, terms, says: true), journal: RecordingJournal())
      #expect(recorded == stepped, "\(Effort.replay(seed))")
    }
  }

  @Test("gives way to what somebody planned, at its place")
  func interventions() {
    for seed in Effort.seeds(100, soak: 10_000) {
      let (plan, terms) = (plan(seed), terms(seed))
      let end = play(plan, BoundedHouse(plan.world, terms, says: true)).result.statistics.bets
      var random = SplitMix64(SplitMix64.mix(seed, 6))
      let at = Int.random(in: 0...max(1, end), using: &random)
      let kinds: [Intervention.Kind] = [
        .pause, .stopOnWin, .end(Stop(.interrupted, "planned")),
        .limits(.random(&random, balance: plan.balance)),
      ]
      let planned = Intervention(
        at: Position(handedOver: at - random.pick([0, min(at, 1)]), generated: at), random.pick(kinds))
      let straight = play(plan, BoundedHouse(plan.world, terms, says: true), interventions: [planned])
      let stepped = play(plan, BoundedHouse(plan.world, terms, says: false), interventions: [planned])
      #expect(straight == stepped, "\(Effort.replay(seed))")
    }
  }

  @Test("does not ask the house about every bet, and does where the session has a journal")
  func asking() {
    var plan = Plan(.sequential) { _ in MartingaleScript(base: 100) }
    plan.limits.maxBets = 1_000
    let terms = SteadyTerms(latency: 1_000, minBet: Amount(units: 1), maxProfit: .max)
    let (straight, recorded) = (
      BoundedHouse(plan.world, terms, says: true), BoundedHouse(plan.world, terms, says: true)
    )
    #expect(play(plan, straight).result.statistics.bets == 1_000)
    #expect(straight.replies == 1)
    #expect(play(plan, recorded, journal: RecordingJournal()).result.statistics.bets == 1_000)
    #expect(recorded.replies == 1_000)
  }
}
