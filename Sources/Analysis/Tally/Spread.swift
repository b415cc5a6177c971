/// How one non-negative figure is spread over sessions: counts by buckets that are exact below 2,048 and a thousandth wide
/// above. The sum of each bucket is kept, so that one with a single value in it gives that value back.
public struct Spread: Hashable, Sendable {
  private static let exactBits = 11

  struct Bucket: Hashable, Sendable {
    var count = 0
    var sum = Wide()
  }

  private var buckets: [Int: Bucket] = [:]
  /// How many sessions are in it.
  public private(set) var count = 0

  init() {}

  /// The bucket of a value: itself below 2^11; above, the place of its highest bit and the ten bits behind it.
  static func index(_ value: Int64) -> Int {
    precondition(value >= 0, "only figures that are not negative are spread")
    let shift = max(0, (64 - value.leadingZeroBitCount) - exactBits)
    return shift << exactBits | Int(value >> shift)
  }

  mutating func add(_ value: Int64, _ what: String) throws(AnalysisError) {
    count += 1
    buckets[Self.index(value), default: Bucket()].count += 1
    try buckets[Self.index(value), default: Bucket()].sum.add(Int128(value), what)
  }

  mutating func merge(_ other: Self, _ what: String) throws(AnalysisError) {
    count += other.count
    for (index, bucket) in other.buckets {
      buckets[index, default: Bucket()].count += bucket.count
      try buckets[index, default: Bucket()].sum.add(bucket.sum.value, what)
    }
  }

  /// The buckets in order of size.
  var ordered: [(index: Int, bucket: Bucket)] {
    buckets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The buckets as (mean value, count), in order of size.
  public var steps: [(value: Double, count: Int)] {
    ordered.map { ($0.bucket.sum.double / Double($0.bucket.count), $0.bucket.count) }
  }

  /// The value that `share` of the sessions do not exceed; nil where there is none.
  public func quantile(_ share: Double) -> Double? {
    let wanted = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for step in steps {
      seen += step.count
      if seen >= wanted { return step.value }
    }
    return nil
  }

  /// How many do not exceed `value`, to the width of a bucket.
  public func count(upTo value: Int64) -> Int {
    let last = Self.index(value)
    return buckets.reduce(0) { $1.key <= last ? $0 + $1.value.count : $0 }
  }
}

extension Spread: Codable {
  /// Reads triples of bucket, count and sum.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    while !container.isAtEnd {
      var triple = try container.nestedUnkeyedContainer()
      let (index, count) = (try triple.decode(Int.self), try triple.decode(Int.self))
      guard count > 0, self.count <= Int.max - count else {
        throw DecodingError.dataCorruptedError(in: triple, debugDescription: "no count: \(count)")
      }
      let bucket = Bucket(count: count, sum: try triple.decode(Wide.self))
      // The mean of what lies in a bucket lies in it too.
      guard let mean = Int64(exactly: bucket.sum.value / Int128(count)), mean >= 0,
        Self.index(mean) == index, buckets[index] == nil
      else {
        throw DecodingError.dataCorruptedError(in: triple, debugDescription: "no bucket: \(index)")
      }
      buckets[index] = bucket
      self.count += count
    }
  }

  /// Writes triples of bucket, count and sum, in order of size.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for (index, bucket) in ordered {
      var triple = container.nestedUnkeyedContainer()
      try triple.encode(index)
      try triple.encode(bucket.count)
      try triple.encode(bucket.sum)
    }
  }
}
