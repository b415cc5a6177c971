/// After which tickets the state of a session is kept: every 1,000 at first, and twice as far apart again and again, so
/// that a session of any length has no more than 10,000 points.
package struct CheckpointSchedule {
  /// The most points of one session.
  package static let mostPoints = 10_000
  private static let firstSpacing = 1_000
  private static let pointsPerSpacing = 512

  private var spacing = firstSpacing
  private var points = 0

  package init() {}

  /// Tickets from one point to the next; nil where there is none any more.
  package mutating func next() -> Int? {
    guard points < Self.mostPoints else { return nil }
    points += 1
    if points.isMultiple(of: Self.pointsPerSpacing) { spacing *= 2 }
    return spacing
  }
}
