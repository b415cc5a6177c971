internal import CSandbox

/// Keeps a script process on the processor core of whoever asks it.
///
/// The two take turns and never work at once. On one core a turn changes hands by a context switch, some 16 µs there and
/// back; on two, each side has to be woken on a core that has gone to sleep, which was measured to take 100 µs.
struct CoreFollower {
  private let pid: Int32
  private var last: Int32 = -1

  init(_ pid: Int32) {
    self.pid = pid
  }

  /// To be called before a question. Where the system does not allow it, nothing happens.
  mutating func follow() {
    let core = sandbox_core()
    guard core != last else { return }
    last = core
    _ = sandbox_move(pid, core)
  }
}
