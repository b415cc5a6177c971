/// The sum of the stakes that lanes had outstanding, from one handover to the next.
///
/// A lane has one ticket at a time, generated when the one before was handed over; tickets are told when they are handed over,
/// so that what was outstanding at a moment is known only when all lanes have gone on. What has not moved for many
/// handovers is taken as it stands: there the lane is over, and the memory is bounded.
package struct LaneExposure: Sendable {
  private let patience: Int
  /// How many tickets had been handed over when the lane's last one was.
  private var since: [Int]
  private var handedOver = 0
  /// By how much the exposure changes, from `base` on.
  private var changes: [Int64] = []
  private var base = 0
  private var exposure: Int64 = 0

  /// Nothing is outstanding yet.
  package init(lanes: Int) {
    since = Array(repeating: 0, count: lanes)
    patience = 4 * lanes + 64
  }

  /// Adds the next ticket that was handed over, and calls `known` with each sum that is complete.
  package mutating func add(_ stake: Int64, lane: Int, known: (Int64) -> Void) {
    put(stake, from: since.indices.contains(lane) ? since[lane] : handedOver, to: handedOver)
    handedOver += 1
    if since.indices.contains(lane) { since[lane] = handedOver }
    if handedOver - base >= 2 * patience { tell(upTo: handedOver - patience, known) }
  }

  /// Adds a ticket that was generated and never handed over.
  package mutating func addLeft(_ stake: Int64, lane: Int) {
    put(stake, from: since.indices.contains(lane) ? since[lane] : handedOver, to: handedOver)
  }

  /// Tells what is left.
  package mutating func finish(known: (Int64) -> Void) { tell(upTo: base + changes.count - 1, known) }

  private mutating func put(_ stake: Int64, from start: Int, to end: Int) {
    let last = end + 1 - base
    if changes.count <= last { changes += Array(repeating: 0, count: last + 1 - changes.count) }
    changes[max(start - base, 0)] += stake
    changes[last] -= stake
  }

  private mutating func tell(upTo end: Int, _ known: (Int64) -> Void) {
    let count = min(max(0, end - base), changes.count)
    for change in changes[..<count] {
      exposure += change
      known(exposure)
    }
    changes.removeFirst(count)
    base += count
  }
}
