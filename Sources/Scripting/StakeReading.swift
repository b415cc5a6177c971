package import Dice

/// Turns the number of coins that a script returned into units, exactly as documented.
package enum StakeReading: Equatable {
  /// A whole number of units, or so near to one that only floating point can have made the difference.
  case exact(Amount)
  /// Lies between two units; rounded down.
  case roundedDown(Amount)
  /// Not a number of coins that can be counted.
  case unusable

  /// The largest distance in units at which a number still means the nearest unit.
  private static let nearness = 1e-6
  /// From here on, 2^52, every double is a whole number.
  private static let wholeFrom = 4_503_599_627_370_496.0

  /// Reads a float of coins.
  ///
  /// The nearest unit when the number is within max(1e-6 unit, 8 ulp) of it: martingales and percentages are
  /// computed in floating point, and 0.1 + 0.2 means 0.3. Otherwise down, so that no script stakes more than it
  /// said.
  @inline(__always)
  package init(coins: Double) {
    let scaled = coins * 1e8
    guard scaled >= 0, scaled < 0x1p63 else {
      self = .unusable
      return
    }
    if scaled >= Self.wholeFrom {
      self = .exact(Amount(units: Int64(scaled)))
      return
    }
    let nearest = Int64(scaled + 0.5)
    let distance = abs(scaled - Double(nearest))
    if distance <= Self.nearness || distance <= 8 * scaled.ulp {
      self = .exact(Amount(units: nearest))
    } else {
      self = .roundedDown(Amount(units: Int64(scaled)))
    }
  }

  /// Reads a whole number of coins.
  package init(coins: Int64) {
    let (units, overflow) = coins.multipliedReportingOverflow(by: Amount.unitsPerCoin)
    self = overflow || units < 0 ? .unusable : .exact(Amount(units: units))
  }
}
