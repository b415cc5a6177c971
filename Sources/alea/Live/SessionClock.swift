import DuckDice
import Engine
import Foundation
import Synchronization

/// The session clock of live play: it runs from the moment at which the session begins to be played, so that neither the
/// site's first answers nor a person who reads before they confirm takes time from it.
final class SessionClock: Sendable {
  private let origin = Mutex(ContinuousClock.now)

  /// The session begins now, or goes on so long after it began.
  func begin(at time: Nanoseconds = 0) {
    origin.withLock { $0 = .now - .nanoseconds(time) }
  }

  /// Nanoseconds since the session began, on a clock that no change of the date touches.
  var now: Nanoseconds {
    let (seconds, rest) = (ContinuousClock.now - origin.withLock { $0 }).components
    return seconds * 1_000_000_000 + rest / 1_000_000_000
  }

  /// The clock for the house.
  var timepiece: Timepiece {
    Timepiece(
      now: { self.now }, sleep: { try await Task.sleep(for: .nanoseconds($0)) },
      calendar: { Int64(Date().timeIntervalSince1970) })
  }
}
