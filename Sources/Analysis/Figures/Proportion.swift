/// A share of sessions with its 95 % interval by Wilson (1927), which does not leave 0…1 and holds for few sessions.
///
/// center = (p̂ + z²/2S)/(1 + z²/S), half = z/(1 + z²/S)·√(p̂(1−p̂)/S + z²/4S²), z = 1.959964. Where none or all of the
/// sessions are counted the bound is the rule of three, 3/S: with 95 % confidence the share is below it.
public struct Proportion: Hashable, Sendable {
  /// The share, 0…1.
  public let value: Double
  /// The interval.
  public let low, high: Double

  /// The share of `count` in `sessions`, which are 1 or more.
  public init(_ count: Int, of sessions: Int) {
    let size = Double(sessions)
    value = Double(count) / size
    if count == 0 {
      (low, high) = (0, min(1, 3 / size))
    } else if count == sessions {
      (low, high) = (max(0, 1 - 3 / size), 1)
    } else {
      let z = Normal.z95
      let scale = 1 + z * z / size
      let center = (value + z * z / (2 * size)) / scale
      let half = z / scale * (value * (1 - value) / size + z * z / (4 * size * size)).squareRoot()
      (low, high) = (max(0, center - half), min(1, center + half))
    }
  }
}

/// The normal distribution.
package enum Normal {
  /// The quantile of 97.5 %: 95 % of all values are no further from the mean, in standard deviations.
  package static let z95 = 1.959963984540054
}
