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
