/// The exact law of the longest losing streak within n independent bets of one chance.
///
/// With q the chance to lose, f(m) = P(no streak of k or more within m bets) is 1 for m < k, 1 − q^k for m = k, and
/// f(m) = f(m−1) − (1−q)·q^k·f(m−k−1) after that: the first such streak ends at bet m if it begins after a win.
public struct StreakLaw: Sendable {
  private let bets: Int
  private let losing: Double

  /// The law for `bets` bets that each lose with probability `losing`, 0…1.
  public init(bets: Int, losing: Double) {
    (self.bets, self.losing) = (bets, losing)
  }

  /// The probability of a losing streak of `length` or more; length is 1 or more.
  public func probability(atLeast length: Int) -> Double {
    precondition(length > 0, "every session has a streak of none")
    guard length <= bets else { return 0 }
    var streak = 1.0
    for _ in 0..<length { streak *= losing }
    var none = [Double](repeating: 1, count: bets + 1)
    none[length] = 1 - streak
    if length < bets {
      for m in (length + 1)...bets { none[m] = none[m - 1] - (1 - losing) * streak * none[m - length - 1] }
    }
    return 1 - none[bets]
  }
}
