import DequeModule
public import Dice
import HeapModule

/// The course of a session as a value: which bet is asked for, sent, handed over, and when it ends.
///
/// Inputs are mutating calls, the output is the next ``Action``; no I/O, no clock, no suspension. Two small
/// drivers perform the actions. What the script is asked and told, and in what order, follows from counts
/// alone: with d tickets handed over and g generated it is asked exactly when g − d < lookahead, so that no
/// order of arrivals can change a transcript. See `docs/architecture.md`.
public struct Pipeline: Sendable {
  /// What fixes the session's course.
  public let settings: PipelineSettings
  /// What has been counted so far.
  public internal(set) var statistics: Statistics
  /// 10^8 times the variance of the number of wins, exact: Σ w·(10,000 − w) over settled bets with w winning rolls each.
  /// It belongs to the statistics, but is no part of what a ledger keeps of them.
  public internal(set) var winVariance = 0
  /// The balance after the last handover.
  public internal(set) var balance: Amount
  /// The sum of the outstanding stakes.
  public internal(set) var exposure = Amount.zero
  /// Tickets that have been generated.
  public internal(set) var generated = 0
  /// Tickets generated and not handed over.
  public internal(set) var outstanding = 0
  /// Tickets sent that have no outcome yet.
  public internal(set) var inFlight = 0
  /// The bounds in force: those of the settings, or tighter ones.
  public internal(set) var limits: Limits
  /// How many bets may be with the house now.
  public internal(set) var depth: Int
  /// How many tickets may be outstanding now, where there are no lanes.
  public internal(set) var lookahead: Int
  /// The smallest bet of the house, as far as it is known.
  public internal(set) var minBet: Amount
  /// Session time of the last handover, in nanoseconds.
  public internal(set) var now: Nanoseconds = 0
  /// Why the session is ending, once it is.
  public internal(set) var stop: Stop?
  /// Where the session was cut: from there on nothing was generated or sent. Nil where all that was generated was sent.
  public internal(set) var cutAt: Position?

  var lanes: ContiguousArray<Lane>
  var slots: Slots
  /// The end of the ticket that was folded into the session last.
  var ended: EndedTicket
  /// Lanes that are to be asked, longest waiting first; used with lanes only.
  var dueLanes: Deque<Int>
  /// A lane whose ticket has not been sent; used with lanes only, where a slot is always free.
  var unsentLane: Int?
  /// Lanes whose tickets have arrived; used with lanes only.
  var arrivals = Heap<LaneArrival>()
  var held: Held?
  var timeline: Timeline
  /// The sum of all profits handed over, kept beside the balance to check it.
  var profit = Amount.zero
  /// What the outstanding bets add to the balance if all of them win.
  var possibleProfit = Amount.zero
  var refusalsInARow = 0
  /// An unknown outcome has arrived; nothing more is sent.
  var sendingHalted = false
  /// An unknown ticket is next; nothing more is handed over.
  var handoverHalted = false
  /// Why outstanding tickets were refused or are unknown.
  var remarks: [Remark] = []
  /// Interventions that are still to come, the next one last.
  var interventions: [Intervention]
  /// What somebody outside has asked for since the session began and is not done yet, in that order.
  var requests: [Intervention.Kind] = []
  /// The number of generated tickets from which on an intervention may be due: out of reach where there is none, and
  /// below all where one was asked for just now.
  var nextIntervention: Int
  /// What came of the last request.
  var news = News()
  /// Nothing is asked for or sent until nothing is in flight.
  var isPaused = false
  /// A pause that somebody asks for lasts until they want to go on, and not until nothing is in flight: set by a driver
  /// that can be woken.
  var canWait = false
  /// This pause is one.
  var waitsForResume = false
  /// The session ends at the next win.
  var stopsOnWin = false
  /// What was not sent has been taken back; nothing is generated any more.
  var hasWithdrawn = false
  /// Tickets that were never sent, newest first.
  var withdrawn: [Ticket] = []
  /// What is left when nothing is in flight, in ticket order.
  var leftovers: Deque<JournalEntry>?

  /// A proposal that waits for outstanding bets.
  struct Held {
    let proposal: Proposal
    let lane: Int
    let asked: Int
    /// When the script has slept as long as it wanted to.
    let notBefore: Nanoseconds
  }

  /// Makes the pipeline of a session that has not begun.
  public init(_ settings: PipelineSettings) {
    let (depth, window) = (settings.concurrency.depth, settings.concurrency.window)
    precondition(
      (1...Concurrency.maxDepth).contains(depth), "depth, or lanes, from 1 to \(Concurrency.maxDepth)")
    precondition(window <= Concurrency.maxLookahead, "lookahead up to \(Concurrency.maxLookahead)")
    if case .single = settings.concurrency { precondition(window >= depth, "lookahead at least the depth") }
    self.settings = settings
    let laneCount = settings.concurrency.laneCount
    lanes = ContiguousArray(repeating: Lane(), count: laneCount)
    slots = Slots(settings.concurrency)
    ended = EndedTicket(
      ticket: Slot.vacant.ticket, settlement: nil, won: false, profit: .zero, balance: settings.startBalance,
      multiplierTenThousandths: 0, late: 0)
    dueLanes = Deque(0..<laneCount)
    timeline = Timeline(settings.concurrency)
    balance = settings.startBalance
    (limits, minBet) = (settings.limits, settings.rules.minBet)
    (self.depth, lookahead) = (depth, window)
    interventions = settings.interventions.reversed()
    nextIntervention = interventions.last?.at.generated ?? .max
    statistics = Statistics(startBalance: settings.startBalance)
  }

  /// The next thing to do.
  public mutating func next() -> Action {
    switch step() {
    case .ask(let lane): return .ask(lane: lane)
    case .send(let lane, let number): return .send(slots[lane, number].ticket)
    case .handOver, .handOverRefused: return .handOver(ended)
    case .setAside: return takeSetAside().map(Action.setAside) ?? next()
    case .intervened: return next()
    case .wait: return .wait
    case .finish:
      guard let stop else { preconditionFailure("a session that is over has a reason") }
      return .finish(stop)
    }
  }

  /// Sending comes first, so that a free slot never waits for the script.
  @inline(__always)
  mutating func step() -> Step {
    while true {
      if !isPaused, let lane = laneToSend() {
        return .send(lane: lane, number: takeSendable(lane))
      }
      if generated >= nextIntervention {
        switch intervene() {
        case .nothing: break
        case .planned: continue
        case .requested: return .intervened
        }
      }
      guard stop == nil, !isPaused else { break }
      if held != nil {
        if retryHeld() || stop != nil { continue }
        break
      }
      guard let lane = dueLane() else { break }
      if mayAsk() { return .ask(lane: lane) }
      // An end is a place of its own, at which somebody may intervene.
      if stop == nil { break }
    }
    if takeHandover() { return ended.settlement == nil ? .handOverRefused : .handOver }
    if inFlight > 0 { return .wait }
    if isPaused, !hasWithdrawn {
      if waitsForResume { return .wait }
      isPaused = false
      return step()
    }
    return leftoverStep()
  }

  /// What the script of `lane` may know now. Inlined: called out of line, it is handed a copy of the whole pipeline,
  /// per bet.
  @inline(__always)
  public func context(lane: Int) -> Context {
    let own = lanes[lane]
    return Context(
      balance: balance, startBalance: settings.startBalance, wagered: statistics.wagered, bets: own.bets,
      wins: own.wins, streak: own.streak, outstanding: outstanding, exposure: exposure,
      depth: depth, lane: lane, now: now, minBet: minBet)
  }
}
