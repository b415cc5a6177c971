/// The sum and the sum of squares of one figure over sessions: whole numbers, so that they come out the same in
/// whatever order and in however many parts the sessions are added up.
public struct Moments: Hashable, Sendable, Codable {
  /// Σ x.
  public private(set) var sum = Wide()
  /// Σ x².
  public private(set) var squares = Wide()

  init() {}

  mutating func add(_ value: Int128, _ what: String) throws(AnalysisError) {
    try sum.add(value, what)
    try squares.add(value, times: value, what)
  }

  mutating func merge(_ other: Self, _ what: String) throws(AnalysisError) {
    try sum.add(other.sum.value, what)
    try squares.add(other.squares.value, what)
  }

  /// The mean of `count` values.
  func mean(_ count: Int) -> Double { sum.double / Double(count) }

  /// The sample variance of `count` values; 0 for fewer than two.
  ///
  /// `squares` − `sum`²/count loses digits where the mean is large beside the spread, so the whole part of the mean is
  /// taken off in whole numbers first: Σ(x−m)² = Σx² − 2mΣx + count·m².
  func variance(_ count: Int) -> Double {
    guard count > 1 else { return 0 }
    return covariance(squares, self, self, count)
  }
}

/// The sample covariance of two figures from the sum of their products; exact up to its last division where nothing
/// overflows.
func covariance(_ products: Wide, _ left: Moments, _ right: Moments, _ count: Int) -> Double {
  guard count > 1 else { return 0 }
  let n = Int128(count)
  // Σxy − ΣxΣy/n, with Σx = n·a + r: = Σxy − a·Σy − r·Σy/n.
  let (a, r) = left.sum.value.quotientAndRemainder(dividingBy: n)
  let (whole, overflow) = a.multipliedReportingOverflow(by: right.sum.value)
  let (rest, away) = products.value.subtractingReportingOverflow(whole)
  let remainder = Double(r) / Double(count) * right.sum.double
  let exact = overflow || away ? products.double - Double(a) * right.sum.double : Double(rest)
  return (exact - remainder) / Double(count - 1)
}
