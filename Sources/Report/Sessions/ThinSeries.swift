/// Values of a long session in few buckets: of each the lowest, the highest and the last value are kept, so that no peak is lost.
/// When the buckets are full, each two become one, so that a session of any length takes the same room.
package struct ThinSeries: Hashable, Sendable {
  /// Two points are drawn of each.
  package static let mostBuckets = 500

  package struct Bucket: Hashable, Sendable {
    /// How many values there were up to its end, in all.
    package var end: Int
    package var low, high, last: Int64

    mutating func take(_ other: Bucket) {
      (end, last) = (other.end, other.last)
      low = min(low, other.low)
      high = max(high, other.high)
    }
  }

  package private(set) var buckets: [Bucket] = []
  /// How many values there were.
  package private(set) var count = 0
  private var width = 1

  /// A series without a value.
  package init() {}

  /// Adds a value.
  package mutating func append(_ value: Int64) {
    let isNew = count.isMultiple(of: width)
    if isNew, buckets.count == Self.mostBuckets { halve() }
    count += 1
    let bucket = Bucket(end: count, low: value, high: value, last: value)
    if isNew || buckets.isEmpty { buckets.append(bucket) } else { buckets[buckets.count - 1].take(bucket) }
  }

  private mutating func halve() {
    buckets = Self.merged(buckets, by: 2)
    width *= 2
  }

  private static func merged(_ buckets: [Bucket], by size: Int) -> [Bucket] {
    stride(from: 0, to: buckets.count, by: size).map { start in
      var bucket = buckets[start]
      for other in buckets[start..<min(start + size, buckets.count)].dropFirst() { bucket.take(other) }
      return bucket
    }
  }

  /// The same in at most `most` buckets.
  package func brief(_ most: Int) -> [Bucket] {
    Self.merged(buckets, by: max(1, (buckets.count + most - 1) / most))
  }
}
