import Synchronization

/// One script, one house, one set of limits: what is played, behind the engine lock.
///
/// The lock guards the state of the script and the pipeline together; nothing of either is touched outside.
public final class Session: Sendable {
  private let engineLock: Mutex<SessionState>
  let hasComputedTime: Bool
  /// What a person, a signal or a clock asks of the running session.
  public let control: SessionControl

  /// Makes a session of one strategy per lane that records in `journal`.
  ///
  /// `prefix` asks for the state after the first tickets, for an audit; `checkpoint` is given the state after some
  /// tickets, at most 10,000 times, at places that depend on nothing but their number.
  public init(
    settings: PipelineSettings, strategies: sending [any Strategy], journal: (any Journal)? = nil,
    control: SessionControl = SessionControl(), prefix: PrefixRequest = .none,
    checkpoint: (@Sendable (SessionPrefix) -> Void)? = nil
  ) {
    self.control = control
    hasComputedTime = settings.time == .computed
    engineLock = Mutex(
      SessionState(
        settings: settings, strategies: strategies, journal: journal, prefix: prefix, checkpoint: checkpoint))
  }

  /// Looks at the strategies, under the engine lock; not while a session is being played.
  package func withStrategies<Value: Sendable>(_ body: ([any Strategy]) -> Value) -> Value {
    engineLock.withLock { body($0.strategies) }
  }

  func withEngineLock<Value>(_ body: (inout SessionState) -> sending Value) -> sending Value {
    engineLock.withLock { body(&$0) }
  }
}

/// Asks something of a running session from any thread, at the price of one relaxed load per bet.
public final class SessionControl: Sendable {
  private let requests = Atomic<UInt8>(0)

  /// Makes a control that asks for nothing.
  public init() {}

  private static let interruptBit: UInt8 = 1
  private static let snapshotBit: UInt8 = 2

  /// Ends the session: nothing more is sent, what is in flight settles.
  public func interrupt() {
    requests.bitwiseOr(Self.interruptBit, ordering: .relaxed)
  }

  /// Asks the driver for one look at where the session is.
  public func requestSnapshot() {
    requests.bitwiseOr(Self.snapshotBit, ordering: .relaxed)
  }

  /// Whether the session was asked to end and has not seen it yet.
  public var isInterruptPending: Bool {
    requests.load(ordering: .relaxed) & Self.interruptBit != 0
  }

  @inline(__always)
  var hasRequests: Bool { requests.load(ordering: .relaxed) != 0 }

  /// Takes the requests and answers them.
  func answer(_ state: inout SessionState, _ observe: (Snapshot) -> Void) {
    let taken = requests.exchange(0, ordering: .relaxed)
    if taken & Self.interruptBit != 0 { state.interrupt() }
    if taken & Self.snapshotBit != 0 { observe(state.snapshot) }
  }
}
