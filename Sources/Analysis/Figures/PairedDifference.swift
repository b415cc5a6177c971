/// The difference of one figure between two strategies on the same rolls, session by session.
///
/// Session i of both meets the same rolls (common random numbers), so that luck which both have falls out of the
/// difference: its variance is var a + var b − 2·cov(a, b).
public struct PairedDifference: Hashable, Sendable {
  /// The mean difference, first minus second.
  public let mean: Double
  /// Its standard error.
  public let se: Double
  /// How many sessions it is read from.
  public let sessions: Int

  /// Compares equally many sessions of both, one or more, in the same order.
  public init(_ first: [Int64], _ second: [Int64]) {
    precondition(first.count == second.count && !first.isEmpty, "sessions are compared in pairs")
    sessions = first.count
    let count = Double(sessions)
    let differences = zip(first, second).map { Double($0) - Double($1) }
    let center = Self.mean(differences)
    mean = center
    se = sessions < 2 ? 0 : (Self.squares(differences, center) / (count - 1) / count).squareRoot()
  }

  /// How much the sessions of two have in common, −1…1; nil where one of them never changes.
  public static func correlation(_ first: [Int64], _ second: [Int64]) -> Double? {
    precondition(first.count == second.count && !first.isEmpty, "sessions are compared in pairs")
    let (left, right) = (first.map { Double($0) }, second.map { Double($0) })
    let (a, b) = (Self.mean(left), Self.mean(right))
    let shared = zip(left, right).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    let scale = (Self.squares(left, a) * Self.squares(right, b)).squareRoot()
    return scale > 0 ? shared / scale : nil
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private static func squares(_ values: [Double], _ center: Double) -> Double {
    values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
  }

  /// The 95 % interval of the mean difference.
  public var interval: ClosedRange<Double> { (mean - Normal.z95 * se)...(mean + Normal.z95 * se) }

  /// Whether the interval leaves out 0.
  public var isTold: Bool { !interval.contains(0) }

  /// How many sessions more it takes to tell the two apart, if the difference is as large as it looks now; nil where they
  /// are told apart, or do not differ at all.
  public var sessionsMissing: Double? {
    guard !isTold, mean != 0 else { return nil }
    let needed = (Normal.z95 * se / mean) * (Normal.z95 * se / mean) * Double(sessions)
    return max(1, (needed - Double(sessions)).rounded(.up))
  }
}
