/// The chance of a bet to win, in percent, in steps of 0.01: the number of winning rolls out of 10,000.
public struct Chance: Hashable, Comparable, Sendable {
  /// Stored small: tickets are copied at every step of every bet.
  @usableFromInline let stored: UInt16

  /// Winning rolls, 1...9999.
  @inlinable
  public var winningRolls: Int { Int(stored) }

  /// Makes the chance of `winningRolls` out of 10,000, or nil outside of 1...9999.
  @inlinable
  public init?(winningRolls: Int) {
    guard winningRolls >= 1, winningRolls < Roll.count else { return nil }
    stored = UInt16(truncatingIfNeeded: winningRolls)
  }

  /// Makes the chance that a range has; `width` rolls of 10,000.
  @inlinable
  init(of range: RollRange) {
    stored = UInt16(truncatingIfNeeded: range.width)
  }

  @usableFromInline
  init(complementOf range: RollRange) {
    stored = UInt16(truncatingIfNeeded: Roll.count - range.width)
  }

  /// Reads a decimal number of percent with at most two places, such as `49.5`.
  public init?(percent text: some StringProtocol) {
    guard let parsed = Decimal.parse(text), parsed % 1_000_000 == 0 else { return nil }
    self.init(winningRolls: Int(parsed / 1_000_000))
  }

  /// The chance in percent, exact to the two places that it has.
  public var percent: Double { Double(winningRolls) / 100 }

  /// The probability of a win.
  @inlinable
  public var probability: Double { Double(winningRolls) / Double(Roll.count) }

  /// Orders chances by size.
  @inlinable
  public static func < (left: Chance, right: Chance) -> Bool { left.stored < right.stored }
}

extension Chance: CustomStringConvertible {
  /// The chance in percent without trailing zeros, such as `49.5`.
  public var description: String { Hundredths.format(winningRolls) }
}

/// Writes numbers that have two places.
enum Hundredths {
  /// Writes `value` / 100 without trailing zeros.
  static func format(_ value: Int) -> String {
    let (whole, rest) = value.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
