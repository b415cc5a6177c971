import Dice
import Engine
import Synchronization
import TestSupport
import Testing

/// Houses that contradict themselves, and that move their smallest bet.
struct DoubtTests {
  /// Answers one ticket in a way of its own.
  private struct OddHouse: ComputedHouse {
    let inner: WorldHouse
    let at: Set<Int>
    let outcome: Outcome

    func reply(to ticket: Ticket) -> Reply {
      let reply = inner.reply(to: ticket)
      return at.contains(ticket.number) ? Reply(outcome: outcome, latency: reply.latency) : reply
    }
  }

  private static let contradiction = Outcome.unknown(
    Uncertainty(why: "stake 2 placed, 1 asked", isContradiction: true))

  @Test("a contradiction ends the session at its turn, and its stake stays reserved")
  func contradiction() async {
    var plan = Plan(.single(depth: 4, lookahead: 4)) { _ in FlatScript(Bet(100)) }
    plan.limits.maxBets = 50
    let house = OddHouse(inner: WorldHouse(plan.world), at: [7], outcome: Self.contradiction)
    let journal = RecordingJournal()
    let result = LoopDriver.play(plan.session(journal), against: house)
    #expect(result.stop == Stop(.contradiction, "ticket 7: stake 2 placed, 1 asked"))
    #expect(result.statistics.bets == 7 && result.statistics.unknown == 1)
    #expect(result.reserved.units == Int64(100 * (1 + result.statistics.recordedOnly)))
    #expect(journal.entries.contains { $0.fate == .outcome(Self.contradiction) && !$0.handedOver })
    let other = RecordingJournal()
    let group = await TaskGroupDriver.play(plan.session(other), against: ShufflingHouse(house, seed: 4))
    #expect(group == result && other.entries == journal.entries)
  }

  @Test("news of a contradiction halts sending when it arrives")
  func haltsSending() {
    let plan = Plan(.single(depth: 2, lookahead: 8)) { _ in FlatScript(Bet(100)) }
    var settings = plan.settings
    (settings.sending, settings.time) = (.bySlot, .measured)
    var (pipeline, sent) = (Pipeline(settings), [Ticket]())
    func go(_ pipeline: inout Pipeline) {
      while true {
        switch pipeline.next() {
        case .ask(let lane): pipeline.propose(Proposal(Bet(100)), lane: lane)
        case .send(let ticket): sent.append(ticket)
        case .handOver, .setAside: break
        case .wait, .finish: return
        }
      }
    }
    go(&pipeline)
    pipeline.arrived(sent[1], Reply(outcome: Self.contradiction, latency: 1), at: 1)
    go(&pipeline)
    #expect(sent.count == 2 && pipeline.stop == nil)
    pipeline.arrived(sent[0], WorldHouse(plan.world).reply(to: sent[0]), at: 2)
    go(&pipeline)
    #expect(sent.count == 2 && pipeline.stop?.cause == .contradiction)
  }

  /// Notes the smallest bet that it is shown.
  private final class Watching: Strategy {
    let seen = Mutex<[Amount]>([])

    func start(_ context: Context) throws(StrategyFault) -> StopRequest? { nil }
    func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
      seen.withLock { $0.append(context.minBet) }
      return .proposal(Proposal(Bet(100)))
    }
    func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { nil }
    func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? { nil }
    func stop(_ summary: ClosingSummary) throws(StrategyFault) {}
  }

  @Test(
    "a script sees the smallest bet that a house has said in a refusal, from its turn on; no stake is raised")
  func minBet() {
    var plan = Plan(.sequential) { _ in FlatScript(Bet(100)) }
    plan.limits.maxBets = 6
    let refusal = Refusal(why: "The minimum bet is 0.00002", minBet: Amount(units: 2_000))
    let house = OddHouse(inner: WorldHouse(plan.world), at: [2, 3], outcome: .refused(refusal))
    let journal = RecordingJournal()
    #expect(seen(plan, journal, house).map(\.units) == [1, 1, 1, 2_000, 2_000, 2_000, 2_000, 2_000])
    #expect(journal.entries[2].fate == .outcome(.refused(refusal)))
    #expect(journal.entries.allSatisfy { $0.ticket.proposal.stake.units == 100 })
  }

  private func seen(_ plan: Plan, _ journal: RecordingJournal, _ house: OddHouse) -> [Amount] {
    let session = Session(settings: plan.settings, strategies: [Watching()], journal: journal)
    _ = LoopDriver.play(session, against: house)
    return session.withStrategies { ($0.first as? Watching)?.seen.withLock { $0 } ?? [] }
  }
}
