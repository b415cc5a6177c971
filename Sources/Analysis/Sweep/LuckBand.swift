internal import Dice

/// How well the best of several strategies would do by luck alone, were all of them equal.
///
/// Each profit is centered: x′ₖᵢ = xₖᵢ − x̄ₖ, so that all have the mean 0 and keep their spread and what they share on
/// the same rolls. S sessions are drawn with replacement, the same for all; their lead is L* = maxₖ x̄′ₖ* − (1/K) Σₖ x̄′ₖ*,
/// by how much the best is above the mean of all. The band lies that far above the mean of all means: from the 5 % to
/// the 95 % quantile of L* over many such draws. Luck that all share is in the mean already and does not widen it.
public struct LuckBand: Hashable, Sendable {
  /// Where the best is.
  public enum Place: String, Hashable, Sendable {
    /// It leads by less, as much, or more than luck alone would let it.
    case below, within, above
  }

  /// Which is the best: the one with the highest mean profit, the first of several.
  public let best: Int
  /// Its mean profit, and the mean of all means, in units.
  public let bestMean, fieldMean: Double
  /// The mean profit that the best of equals would show, in units: the 5 %, 50 % and 95 % quantile.
  public let low, median, high: Double
  /// The share of draws in which the best of equals shows as much as the best did, or more, 0…1.
  public let shareAsGood: Double
  /// How many draws it is read from.
  public let resamples: Int

  /// The band of two or more strategies by the profits of their sessions in units: as many of each, two or more, in the
  /// same order. Each multiplication takes about a nanosecond; there are at most `work` of them, and at least 200 draws.
  public init(_ profits: [[Int64]], seed: UInt64, work: Int = 2_000_000_000) {
    let sessions = profits.first?.count ?? 0
    precondition(profits.count > 1 && sessions > 1, "a band needs strategies and sessions")
    precondition(profits.allSatisfy { $0.count == sessions }, "all play the same sessions")
    let even = [Int64](repeating: 1, count: sessions)
    let means = profits.map { Self.mean($0, weighted: even) }
    let field = means.reduce(0, +) / Double(means.count)
    let best = means.indices.reduce(0) { means[$1] > means[$0] ? $1 : $0 }
    resamples = min(2_000, max(200, work / (profits.count * sessions)))
    var draws = Draws(seed: seed, stream: .resamples)
    var leads: [Double] = []
    for _ in 0..<resamples {
      var weights = [Int64](repeating: 0, count: sessions)
      for _ in 0..<sessions { weights[draws.below(sessions)] += 1 }
      let shifts = zip(profits, means).map { Self.mean($0, weighted: weights) - $1 }
      leads.append((shifts.max() ?? 0) - shifts.reduce(0, +) / Double(shifts.count))
    }
    leads.sort()
    func quantile(_ share: Double) -> Double {
      field + leads[Int((share * Double(leads.count - 1)).rounded())]
    }
    (low, median, high) = (quantile(0.05), quantile(0.5), quantile(0.95))
    // Equal strategies have equal means up to the last digits.
    let slack = 1e-9 * means.reduce(1) { max($0, abs($1)) }
    let lead = means[best] - field
    shareAsGood = Double(leads.count { $0 >= lead - slack }) / Double(leads.count)
    self.slack = slack
    (self.best, bestMean, fieldMean) = (best, means[best], field)
  }

  private let slack: Double

  /// Where the best is.
  public var place: Place {
    if bestMean > high + slack { return .above }
    return bestMean < low - slack ? .below : .within
  }

  /// The mean of values that each count so often. Four sums, because one would wait for its own last addition.
  private static func mean(_ values: [Int64], weighted weights: [Int64]) -> Double {
    var sums = SIMD4<Double>()
    let whole = values.count & ~3
    var index = 0
    while index < whole {
      for lane in 0..<4 { sums[lane] += Double(values[index + lane]) * Double(weights[index + lane]) }
      index += 4
    }
    while index < values.count {
      sums[0] += Double(values[index]) * Double(weights[index])
      index += 1
    }
    return (sums[0] + sums[1] + sums[2] + sums[3]) / Double(values.count)
  }
}
