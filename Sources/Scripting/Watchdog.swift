internal import CLua

/// Ends callbacks of scripts that run too long. One thread, shared by the lanes of a session: they run one at a
/// time. It costs a callback nothing until its time is up.
public final class Watchdog: @unchecked Sendable {
  // Unchecked: a pointer that never changes, to C memory that its own lock and atomics guard.
  let pointer: OpaquePointer

  /// How long scripts may run, in milliseconds of CPU time.
  public struct Limits: Hashable, Sendable {
    /// Loading a script.
    public var load = 1_000
    /// One callback.
    public var callback = 200
    /// How often the thread looks.
    public var poll = 20
    /// How much longer a loop inside of C may run, where no Lua instruction comes by to be stopped.
    public var backstop = 2_000

    /// The usual limits.
    public init() {}
  }

  /// Starts the thread and waits until it runs. `onUnresponsive` is called on that thread when a script does not
  /// react to being stopped, and told where it is, as far as that can be known: nothing but the end of the process
  /// ends it. Throws `noResources`.
  public init(
    limits: Limits = Limits(),
    onUnresponsive: (@convention(c) (UnsafePointer<CChar>?) -> Void)? = nil
  ) throws(ScriptError) {
    guard
      let pointer = alua_watchdog_new(
        CInt(clamping: limits.load), CInt(clamping: limits.callback), CInt(clamping: limits.poll),
        CInt(clamping: limits.backstop), onUnresponsive)
    else { throw .noResources }
    self.pointer = pointer
  }

  deinit { alua_watchdog_free(pointer) }
}
