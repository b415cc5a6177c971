/// An amount of money: a whole number of units of 1e-8 of the currency.
///
/// Every currency of the site has eight decimals, so one unit is the smallest sum that can change hands.
/// Arithmetic is checked: overflow is our own fault and traps, because the pipeline refuses a proposal whose
/// win could leave the range. No `Double` ever holds money.
public struct Amount: Hashable, Sendable {
  /// Units in one coin of the currency.
  public static let unitsPerCoin: Int64 = 100_000_000

  /// Nothing.
  @inlinable
  public static var zero: Amount { Amount(units: 0) }

  /// The largest amount that can be counted, about 92 billion coins.
  public static let max = Amount(units: .max)

  /// The amount in units of 1e-8.
  public let units: Int64

  /// Makes an amount of `units` units of 1e-8.
  @inlinable
  public init(units: Int64) {
    self.units = units
  }
}

extension Amount: Comparable {
  /// Orders amounts by size.
  @inlinable
  public static func < (left: Amount, right: Amount) -> Bool { left.units < right.units }
}

extension Amount: AdditiveArithmetic {
  /// The sum; traps on overflow.
  @inlinable
  public static func + (left: Amount, right: Amount) -> Amount { Amount(units: left.units + right.units) }

  /// The difference; traps on overflow.
  @inlinable
  public static func - (left: Amount, right: Amount) -> Amount { Amount(units: left.units - right.units) }

  /// The amount with its sign turned; traps on overflow.
  @inlinable
  public static prefix func - (amount: Amount) -> Amount { Amount(units: -amount.units) }
}

extension Amount {
  /// The nearest `Double` in coins: for scripts, charts and estimates, never for settling.
  @inlinable
  public var coins: Double { Double(units) / 1e8 }

  /// The sum, or nil where it cannot be counted.
  @inlinable
  public func adding(_ other: Amount) -> Amount? {
    let (sum, overflow) = units.addingReportingOverflow(other.units)
    return overflow ? nil : Amount(units: sum)
  }

  /// The given share of this amount, rounded down to a whole unit.
  public func share(_ share: Share) -> Amount {
    let product = Int128(units) * Int128(share.parts)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(Share.partsPerWhole))
    return Amount(units: Int64(remainder < 0 ? quotient - 1 : quotient))
  }
}

/// A share of a whole in steps of 1e-8, between nothing and the whole.
public struct Share: Hashable, Sendable {
  /// Parts in the whole.
  public static let partsPerWhole: Int64 = 100_000_000

  /// Parts of 1e-8, 0...100,000,000.
  public let parts: Int64

  /// Makes a share of `parts` of 1e-8, or nil outside of 0...1.
  public init?(parts: Int64) {
    guard (0...Self.partsPerWhole).contains(parts) else { return nil }
    self.parts = parts
  }

  /// The share as a fraction of one, for estimates.
  public var fraction: Double { Double(parts) / Double(Self.partsPerWhole) }
}
