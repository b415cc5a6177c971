/// How long nothing new has been heard of a process, as far as somebody listened.
///
/// What the desk itself missed, because the machine slept, a disk was slow or others had the processor, does not count:
/// nobody knows what the process would have said. So of the time between two looks no more counts than one look takes
/// on a machine that is at rest.
package struct Silence {
  /// How long a desk may wait for a frame before it looks again, in milliseconds.
  static let lookMilliseconds = 50

  private static let mostBetweenLooks = Duration.milliseconds(2 * lookMilliseconds)

  private var lastLook: ContinuousClock.Instant
  private var lasted = Duration.zero

  package init(at now: ContinuousClock.Instant = .now) { lastLook = now }

  /// Something new was heard.
  mutating func end() { self = Silence() }

  /// How long it has lasted; to be asked after each look.
  package mutating func duration(at now: ContinuousClock.Instant = .now) -> Duration {
    lasted += min(now - lastLook, Self.mostBetweenLooks)
    lastLook = now
    return lasted
  }
}
