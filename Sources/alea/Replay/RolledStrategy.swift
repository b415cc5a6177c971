import Engine
import Ledger
import Synchronization

/// A script that plays on recorded rolls: it is asked for no bet that there is no roll for.
final class RolledStrategy: Strategy {
  private let script: any Strategy
  private let rolls: RecordedRolls?
  private let ranOut: RanOut?
  private var proposed = 0

  /// Whether the rolls ran out before the session ended.
  final class RanOut: Sendable {
    private let state = Mutex(false)
    var isSet: Bool { state.withLock { $0 } }
    fileprivate func set() { state.withLock { $0 = true } }
  }

  /// The script, on these rolls, or on those of any other house where there are none.
  init(_ script: any Strategy, _ rolls: RecordedRolls?, _ ranOut: RanOut? = nil) {
    (self.script, self.rolls, self.ranOut) = (script, rolls, ranOut)
  }

  func start(_ context: Context) throws(StrategyFault) -> StopRequest? { try script.start(context) }

  func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    guard hasRoll(context.lane) else { return .nothing }
    return count(try script.nextBet(context))
  }

  func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer {
    guard hasRoll(context.lane) else {
      return try script.handOver(ended).map { .stop($0) } ?? .nothing
    }
    return count(try script.exchange(ended, context))
  }

  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { try script.handOver(ended) }

  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    try script.handOverRefused(ended, why: why)
  }

  func stop(_ summary: ClosingSummary) throws(StrategyFault) { try script.stop(summary) }

  private func hasRoll(_ lane: Int) -> Bool {
    guard let rolls, proposed >= rolls.count(lane: lane) else { return true }
    ranOut?.set()
    return false
  }

  private func count(_ answer: Answer) -> Answer {
    if answer.proposal != nil { proposed += 1 }
    return answer
  }
}
