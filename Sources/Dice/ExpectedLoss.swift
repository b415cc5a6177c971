/// What bets cost on average: the exact sum of stake − p × floor(stake × payout), in 1e-4 units.
///
/// With p = winning rolls / 10,000 every term is a whole number of ten-thousandths of a unit, so the sum is
/// exact, floors of the payout included. It is negative where rounding favours the player (edge 0).
public struct ExpectedLoss: Hashable, Sendable {
  /// The sum in 1e-4 units, that is in 1e-12 coins.
  public private(set) var tenThousandthUnits: Int128 = 0

  /// No bets yet.
  public init() {}

  /// A sum that was counted elsewhere, in 1e-4 units.
  package init(tenThousandthUnits: Int128) {
    self.tenThousandthUnits = tenThousandthUnits
  }

  /// Adds a bet of `stake` at `chance` that wins `profitIfWon`.
  @inlinable @inline(__always)
  public mutating func add(stake: Amount, chance: Chance, profitIfWon: Amount) {
    // The same as stake × 10,000 − winning rolls × payout. Products of 64 by 14 bits cannot leave 128, and
    // unchecked each is one instruction.
    let lost = Int128(stake.units) &* Int128(Roll.count - chance.winningRolls)
    add(tenThousandths: lost &- Int128(profitIfWon.units) &* Int128(chance.winningRolls))
  }

  @usableFromInline @inline(__always)
  mutating func add(tenThousandths: Int128) {
    tenThousandthUnits += tenThousandths
  }

  /// The sum rounded to the nearest unit, halves up.
  public var rounded: AmountSum {
    let shifted = tenThousandthUnits + 5_000
    let (quotient, remainder) = shifted.quotientAndRemainder(dividingBy: 10_000)
    return AmountSum(units: remainder < 0 ? quotient - 1 : quotient)
  }
}
