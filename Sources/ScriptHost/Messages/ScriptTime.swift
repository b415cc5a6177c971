/// How long a script may run before it is stopped, and how long its process may stay silent before it is killed.
public struct ScriptTime: Hashable, Sendable {
  /// Loading one copy of a script, in milliseconds of CPU time.
  public var loadMilliseconds = 1_000
  /// One callback, in milliseconds of CPU time.
  public var callbackMilliseconds = 200
  /// Silence of the process beyond that, in milliseconds of wall time.
  public var killAfterMilliseconds = 2_000

  /// What each may be.
  public static let range = 1...3_600_000

  /// The usual times.
  public init() {}

  package init(loadMilliseconds: Int, callbackMilliseconds: Int, killAfterMilliseconds: Int) {
    self.loadMilliseconds = loadMilliseconds
    self.callbackMilliseconds = callbackMilliseconds
    self.killAfterMilliseconds = killAfterMilliseconds
  }
}
