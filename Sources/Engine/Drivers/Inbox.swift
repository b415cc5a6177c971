import Synchronization

/// Where tasks leave what has arrived, until the driver takes all of it at once.
final class Inbox: Sendable {
  private struct State {
    var arrivals: [Arrival] = []
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

  /// What has arrived, as soon as there is something; for one taker at a time.
  func take() async -> [Arrival] {
    await withCheckedContinuation { continuation in
      let arrivals = state.withLock { state -> [Arrival] in
        defer { state.arrivals = [] }
        if state.arrivals.isEmpty { state.waiting = continuation }
        return state.arrivals
      }
      if !arrivals.isEmpty { continuation.resume(returning: arrivals) }
    }
  }
}
