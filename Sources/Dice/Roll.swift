/// What the house rolled: a whole number, uniform in 0...9999.
public struct Roll: Hashable, Comparable, Sendable {
  /// How many rolls there are.
  public static let count = 10_000

  /// Stored small: results are copied at every step of every bet.
  @usableFromInline let stored: UInt16

  /// The number rolled, 0...9999.
  @inlinable
  public var number: Int { Int(stored) }

  /// Makes the roll `number`, or nil outside of 0...9999.
  @inlinable
  public init?(number: Int) {
    guard number >= 0, number < Self.count else { return nil }
    stored = UInt16(truncatingIfNeeded: number)
  }

  /// Makes the roll that 32 uniform bits give, or nil for the few values that would favour low rolls.
  ///
  /// 2^32 is not a multiple of 10,000: the last 7,296 values are rejected, so that every roll stays equally
  /// likely (rejection sampling; one word in 588,674 is lost).
  @inlinable
  public init?(uniform word: UInt32) {
    guard word < 4_294_960_000 else { return nil }
    stored = UInt16(truncatingIfNeeded: word % 10_000)
  }

  /// Orders rolls by number.
  @inlinable
  public static func < (left: Roll, right: Roll) -> Bool { left.stored < right.stored }
}
