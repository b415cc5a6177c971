import Synchronization

/// Holds replies back until another one was given, so that they leave in another order than the bets were made in.
final class ReplyOrder: Sendable {
  private let held = Mutex<[AsyncStream<Never>.Continuation]>([])

  /// Waits until another bet was answered, `bound` at most.
  func wait(atMost bound: Duration) async {
    let (turn, called) = AsyncStream.makeStream(of: Never.self)
    held.withLock { $0.append(called) }
    let alarm = Task {
      try? await Task.sleep(for: bound)
      called.finish()
    }
    for await _ in turn {}
    alarm.cancel()
  }

  /// A bet was answered.
  func answered() {
    let free = held.withLock { held in
      defer { held.removeAll() }
      return held
    }
    free.forEach { $0.finish() }
  }
}
