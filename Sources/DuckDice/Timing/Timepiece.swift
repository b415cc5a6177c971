public import Engine
internal import Foundation

/// The time that the live house lives by: the session clock, a way to let some of it pass, and the calendar.
///
/// Passed in, so that tests wait for nothing.
public struct Timepiece: Sendable {
  /// The session clock: nanoseconds since the session's start, never going back.
  public let now: @Sendable () -> Nanoseconds
  /// Lets so many nanoseconds pass; throws at once where the task is cancelled.
  public let sleep: @Sendable (Nanoseconds) async throws -> Void
  /// Seconds since 1970, for dates that the site writes.
  public let calendar: @Sendable () -> Int64

  /// Calls back once so much time has passed, unless what it gives back is called before.
  public let alarm: Alarm

  /// See ``alarm``.
  public typealias Alarm = @Sendable (Nanoseconds, @escaping @Sendable () -> Void) -> @Sendable () -> Void

  /// Makes a timepiece; without an `alarm` its alarms are the machine's.
  public init(
    now: @escaping @Sendable () -> Nanoseconds, sleep: @escaping @Sendable (Nanoseconds) async throws -> Void,
    calendar: @escaping @Sendable () -> Int64, alarm: Alarm? = nil
  ) {
    (self.now, self.sleep, self.calendar) = (now, sleep, calendar)
    self.alarm = alarm ?? { SiteLoop.shared.alarm($0, $1) }
  }

  /// The machine's clock that no change of the date touches, from now on.
  public static func continuous(
    from start: ContinuousClock.Instant = ContinuousClock.now
  ) -> Timepiece {
    Timepiece(
      now: {
        let (seconds, rest) = (ContinuousClock.now - start).components
        return seconds * 1_000_000_000 + rest / 1_000_000_000
      },
      sleep: { try await Task.sleep(for: .nanoseconds($0)) },
      calendar: { Int64(Date().timeIntervalSince1970) })
  }
}
