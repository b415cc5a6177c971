/// How what sessions have won or lost is spread: counts by buckets of the change that are exact up to 1,023 units and at
/// most a 512th of it wide above. By the change and not by the balance, because a small change of a large balance is what is
/// looked at; where the buckets lie depends on no data.
public struct ChangeSpread: Hashable, Sendable {
  private static let exactBits = 10
  /// The highest bucket that a 64-bit number falls into.
  private static let lastIndex = (64 - exactBits + 1) << exactBits

  private var counts: [Int: Int] = [:]
  /// How many sessions are in it.
  public private(set) var count = 0
  /// The sum of the changes, in units.
  public private(set) var sum = Wide()

  init() {}

  /// The bucket of a change: negative for a loss, 0 for none.
  static func index(_ change: Int64) -> Int {
    let size = change.magnitude
    let shift = max(0, (64 - size.leadingZeroBitCount) - exactBits)
    let index = shift << exactBits | Int(size >> UInt64(shift))
    return change < 0 ? -index : index
  }

  /// The middle of a bucket, in units.
  static func value(_ index: Int) -> Double {
    let shift = index.magnitude >> UInt(exactBits)
    let low = index.magnitude & (1 << UInt(exactBits) - 1)
    var width = 1.0
    for _ in 0..<shift { width *= 2 }
    let size = Double(low) * width + (width - 1) / 2
    return index < 0 ? -size : size
  }

  mutating func add(_ change: Int64) throws(AnalysisError) {
    count += 1
    counts[Self.index(change), default: 0] += 1
    try sum.add(Int128(change), "profits")
  }

  mutating func merge(_ other: Self) throws(AnalysisError) {
    count += other.count
    counts.merge(other.counts, uniquingKeysWith: +)
    try sum.add(other.sum.value, "profits")
  }

  /// The buckets as (change in units, count), from the largest loss up.
  public var steps: [(value: Double, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { (Self.value($0.key), $0.value) }
  }

  /// The changes that these shares of the sessions, which rise, do not exceed; nothing where there is no session.
  public func quantiles(_ shares: [Double]) -> [Double] {
    let steps = steps
    guard let largest = steps.last else { return [] }
    var found: [Double] = []
    var seen = 0
    for step in steps {
      seen += step.count
      while found.count < shares.count, Double(seen) >= (shares[found.count] * Double(count)).rounded(.up) {
        found.append(step.value)
      }
    }
    return found + Array(repeating: largest.value, count: shares.count - found.count)
  }

  /// The mean of the lowest `share` of the changes in units; nil without a session.
  public func lowTail(_ share: Double) -> Double? {
    var left = max(1, Int((share * Double(count)).rounded(.up)))
    let wanted = left
    guard count > 0 else { return nil }
    var sum = 0.0
    for step in steps where left > 0 {
      let taken = min(left, step.count)
      sum += Double(taken) * step.value
      left -= taken
    }
    return sum / Double(wanted)
  }

  /// The mean change in units; 0 without a session.
  public var mean: Double { count > 0 ? sum.double / Double(count) : 0 }
}

extension ChangeSpread: Codable {
  private enum Keys: String, CodingKey {
    case counts, sum
  }

  /// Reads buckets and counts in turn.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    sum = try container.decode(Wide.self, forKey: .sum)
    let flat = try container.decode([Int].self, forKey: .counts)
    for place in stride(from: 0, to: flat.count - 1, by: 2) {
      let (index, count) = (flat[place], flat[place + 1])
      guard index.magnitude <= Self.lastIndex, count > 0, self.count <= Int.max - count, counts[index] == nil
      else {
        throw DecodingError.dataCorruptedError(
          forKey: .counts, in: container, debugDescription: "no bucket: \(index), \(count)")
      }
      counts[index] = count
      self.count += count
    }
  }

  /// Writes buckets and counts in turn, from the largest loss up.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(sum, forKey: .sum)
    try container.encode(counts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }, forKey: .counts)
  }
}
