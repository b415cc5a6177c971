import DequeModule
import Synchronization

/// Lets so many requests in at a time; the others wait in the order in which they came.
final class Turnstile: Sendable {
  private struct State {
    var free: Int
    var waiting: Deque<AsyncStream<Never>.Continuation> = []
  }

  private let state: Mutex<State>

  init(places: Int) {
    state = Mutex(State(free: places))
  }

  /// Waits for a place; tells whether there was none at first.
  func enter() async -> Bool {
    let (turn, called) = AsyncStream.makeStream(of: Never.self)
    let isFree = state.withLock { state in
      if state.free > 0 {
        state.free -= 1
        return true
      }
      state.waiting.append(called)
      return false
    }
    if isFree { return false }
    for await _ in turn {}
    return true
  }

  /// Gives the place to the next.
  func leave() {
    let next = state.withLock { state -> AsyncStream<Never>.Continuation? in
      if let next = state.waiting.popFirst() { return next }
      state.free += 1
      return nil
    }
    next?.finish()
  }
}
