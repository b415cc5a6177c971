internal import Synchronization

/// Asks something of a running session from any thread, at the price of one relaxed load per bet.
///
/// What is asked for takes effect as soon as the driver sees it: at once where bets are with a house that takes its time,
/// also when none is. A whole session in a script process hears of interruptions and snapshots only.
public final class SessionControl: Sendable {
  private let requests = Atomic<UInt8>(0)
  private let state = Mutex(State())

  private struct State {
    var wanted: [Request] = []
    var wake: (@Sendable () -> Void)?
    var isOver = false
  }

  /// Something that takes a place in the session's course.
  struct Request: Sendable {
    let what: Intervention.Kind
    var told: (@Sendable (Tightened?) -> Void)?
  }

  /// What came of tighter limits.
  public struct Tightened: Hashable, Sendable {
    /// The limits in force now.
    public let limits: Limits
    /// Those that were asked for and would have been looser, named by what they end a session with: they stay as they
    /// were.
    public let loosened: [StopCause]
  }

  /// Makes a control that asks for nothing.
  public init() {}

  private static let interruptBit: UInt8 = 1
  private static let snapshotBit: UInt8 = 2
  private static let wantedBit: UInt8 = 4

  /// Ends the session: nothing more is sent, what is in flight settles.
  public func interrupt() { raise(Self.interruptBit) }

  /// Asks the driver for one look at where the session is.
  public func requestSnapshot() { raise(Self.snapshotBit) }

  /// Nothing more is asked for or sent, and what is in flight settles, until ``resume()``. A session that is played
  /// without a wait goes on when nothing is in flight.
  public func pause() { ask(Request(what: .pause)) }

  /// Ends a pause.
  public func resume() { ask(Request(what: .resume)) }

  /// Ends the session at the next win that is handed over: it counts as an end by plan.
  public func stopOnWin() { ask(Request(what: .stopOnWin)) }

  /// Lets so many bets be with the house from now on: at least 1, at most as many as the session began with.
  public func setDepth(_ depth: Int) { ask(Request(what: .depth(depth))) }

  /// Tightens the limits that are given; none is ever loosened.
  ///
  /// `told` hears what came of it, on the thread that plays, or nil where the session is over; it must not wait for the
  /// session. Without a limit in `limits` it says which are in force.
  public func tighten(_ limits: Limits, told: (@Sendable (Tightened?) -> Void)? = nil) {
    ask(Request(what: .limits(limits), told: told))
  }

  /// Whether the session was asked to end and has not seen it yet.
  public var isInterruptPending: Bool {
    requests.load(ordering: .relaxed) & Self.interruptBit != 0
  }

  private func ask(_ request: Request) {
    let isOver = state.withLock { state in
      if !state.isOver { state.wanted.append(request) }
      return state.isOver
    }
    if isOver { request.told?(nil) } else { raise(Self.wantedBit) }
  }

  private func raise(_ bit: UInt8) {
    requests.bitwiseOr(bit, ordering: .relaxed)
    state.withLock { $0.wake }?()
  }

  @inline(__always)
  var hasRequests: Bool { requests.load(ordering: .relaxed) != 0 }

  /// A driver plays the session now; `wake` lets it look at once.
  func open(wake: (@Sendable () -> Void)? = nil) {
    state.withLock { ($0.wake, $0.isOver) = (wake, false) }
  }

  /// Nobody plays it any more: who still waits for an answer gets none.
  func close() {
    let left = state.withLock { state in
      defer { (state.wanted, state.wake, state.isOver) = ([], nil, true) }
      return state.wanted
    }
    for request in left { request.told?(nil) }
  }

  /// Takes the requests and answers them.
  func answer(_ session: inout SessionState, _ observe: (Snapshot) -> Void) {
    let taken = requests.exchange(0, ordering: .relaxed)
    if taken & Self.wantedBit != 0 {
      let wanted = state.withLock { state in
        defer { state.wanted = [] }
        return state.wanted
      }
      for request in wanted { session.ask(request) }
    }
    if taken & Self.interruptBit != 0 { session.interrupt() }
    if taken & Self.snapshotBit != 0 { observe(session.snapshot) }
  }
}
