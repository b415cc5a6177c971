/// A sum of many amounts, wide enough for any session: what was wagered, what was expected.
///
/// 128 bits: at the largest stake it would take 10^19 bets to leave the range.
public struct AmountSum: Hashable, Sendable {
  /// Nothing.
  @inlinable
  public static var zero: AmountSum { AmountSum(units: 0) }

  /// The sum in units of 1e-8.
  public var units: Int128

  /// Makes a sum of `units` units of 1e-8.
  @inlinable
  public init(units: Int128) {
    self.units = units
  }

  /// Makes a sum of one amount.
  @inlinable
  public init(_ amount: Amount) {
    self.init(units: Int128(amount.units))
  }

  /// Adds an amount.
  @inlinable
  public static func += (sum: inout AmountSum, amount: Amount) {
    sum.units += Int128(amount.units)
  }

  /// The nearest `Double` in coins, for scripts and estimates.
  @inlinable
  public var coins: Double { Double(units) / 1e8 }
}

extension AmountSum: Comparable {
  /// Orders sums by size.
  @inlinable
  public static func < (left: AmountSum, right: AmountSum) -> Bool { left.units < right.units }
}
