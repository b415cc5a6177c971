/// What a bet is placed on: the high or low rolls, or the rolls in or out of a range.
public enum Side: Hashable, Sendable {
  /// Wins iff roll > 9999 − winning rolls.
  case high
  /// Wins iff roll < winning rolls.
  case low
  /// Wins iff the roll is in the range.
  case inside(RollRange)
  /// Wins iff the roll is out of the range.
  case outside(RollRange)
}

extension Side: CustomStringConvertible {
  /// `high`, `low`, `in 1000-5999` or `out 1000-5999`.
  public var description: String {
    switch self {
    case .high: "high"
    case .low: "low"
    case .inside(let range): "in \(range)"
    case .outside(let range): "out \(range)"
    }
  }
}

/// A range of rolls, both ends included.
public struct RollRange: Hashable, Sendable {
  @usableFromInline let storedLowest, storedHighest: UInt16

  /// The lowest roll of the range, 0...9999.
  @inlinable
  public var lowest: Int { Int(storedLowest) }
  /// The highest roll of the range, `lowest`...9999.
  @inlinable
  public var highest: Int { Int(storedHighest) }

  /// Makes a range, or nil unless 0 ≤ `lowest` ≤ `highest` ≤ 9999 and some roll is left outside.
  public init?(lowest: Int, highest: Int) {
    guard lowest >= 0, lowest <= highest, highest < Roll.count else { return nil }
    guard highest - lowest + 1 < Roll.count else { return nil }
    storedLowest = UInt16(truncatingIfNeeded: lowest)
    storedHighest = UInt16(truncatingIfNeeded: highest)
  }

  /// How many rolls are in the range, 1...9999.
  @inlinable
  public var width: Int { highest - lowest + 1 }

  /// Whether the roll is in the range.
  @inlinable
  public func contains(_ roll: Roll) -> Bool { roll.number >= lowest && roll.number <= highest }
}

extension RollRange: CustomStringConvertible {
  /// Both ends, such as `1000-5999`.
  public var description: String { "\(lowest)-\(highest)" }
}
