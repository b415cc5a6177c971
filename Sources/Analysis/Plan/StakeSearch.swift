/// Looks for the largest stake that can be borne: first between one that can and one that cannot, then downwards from
/// what was found until it stands a check.
///
/// Stakes are whole units of 1e-8. The two ends are asked about first; then halves, by ratio while the ends are far
/// apart, until they differ by one unit or half a percent, which is less than sessions can tell.
public struct StakeSearch: Sendable {
  /// What is to be found out next.
  public enum Step: Hashable, Sendable {
    /// Whether a stake can be borne, as far as the common sessions tell.
    case trial(Int64)
    /// Whether it can on sessions that had no part in choosing it.
    case check(Int64)
    /// The stake; nil where not even the smallest can be borne.
    case found(Int64?)
  }

  private let range: ClosedRange<Int64>
  /// The largest stake that could be borne, and the smallest that could not.
  private var good: Int64?
  private var bad: Int64?
  private var isDone = false
  private var failedChecks = 0

  /// Looks among the stakes of `range`, which are 1 or more.
  public init(_ range: ClosedRange<Int64>) {
    precondition(range.lowerBound > 0, "a stake is one unit or more")
    self.range = range
  }

  /// What is to be found out next.
  public var next: Step {
    if isDone { return .found(good) }
    guard let good else { return bad == nil ? .trial(range.lowerBound) : .found(nil) }
    if failedChecks > 0 { return .check(good) }
    guard let bad else { return good == range.upperBound ? .check(good) : .trial(range.upperBound) }
    if bad - good <= max(1, good / 200) { return .check(good) }
    return .trial(Self.between(good, bad))
  }

  private static func between(_ low: Int64, _ high: Int64) -> Int64 {
    guard high / low >= 4 else { return low + (high - low) / 2 }
    return min(high - 1, max(low + 1, Int64((Double(low) * Double(high)).squareRoot())))
  }

  /// Takes the answer to what ``next`` wanted to know.
  public mutating func answer(_ isBorne: Bool) {
    switch next {
    case .found: preconditionFailure("nothing was asked")
    case .trial(let stake):
      if isBorne { good = stake } else { bad = stake }
    case .check(let stake):
      if isBorne { isDone = true } else { stepDown(from: stake) }
    }
  }

  /// Two percent, four, eight: what is chosen as the largest that just passes was lucky to pass.
  private mutating func stepDown(from stake: Int64) {
    bad = stake
    guard stake > range.lowerBound else {
      good = nil
      isDone = true
      return
    }
    let share: Int64 = 1 << Int64(min(failedChecks, 5))
    good = max(range.lowerBound, stake - max(1, stake / 50 * share))
    failedChecks += 1
  }
}
