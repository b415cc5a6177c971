import Synchronization

/// Where tasks leave what has arrived, until the driver takes all of it at once.
final class Inbox: Sendable {
  private struct State {
    var arrivals: [Arrival] = []
    var isWoken = false
    var waiting: CheckedContinuation<[Arrival], Never>?
  }

  private let state = Mutex(State())

  func put(_ arrival: Arrival) {
    let waiting = state.withLock { state -> CheckedContinuation<[Arrival], Never>? in
      guard let waiting = state.waiting else {
        state.arrivals.append(arrival)
        return nil
      }
      state.waiting = nil
      return waiting
    }
    waiting?.resume(returning: [arrival])
  }

  /// Lets the taker look at once, with nothing if nothing has arrived.
  func wake() {
    let waiting = state.withLock { state -> CheckedContinuation<[Arrival], Never>? in
      defer { state.waiting = nil }
      if state.waiting == nil { state.isWoken = true }
      return state.waiting
    }
    waiting?.resume(returning: [])
  }

  /// What has arrived, as soon as there is something or the taker is woken; for one taker at a time.
  func take() async -> [Arrival] {
    await withCheckedContinuation { continuation in
      let arrivals = state.withLock { state -> [Arrival]? in
        defer { (state.arrivals, state.isWoken) = ([], false) }
        guard state.arrivals.isEmpty, !state.isWoken else { return state.arrivals }
        state.waiting = continuation
        return nil
      }
      if let arrivals { continuation.resume(returning: arrivals) }
    }
  }
}
