import Dice

/// The next rolls of a session that plays one bet after the other.
struct Rolls {
  private static let most = 64

  private var rolls: ContiguousArray<Roll>
  private var first = 0
  private var end = 0

  init() {
    guard let roll = Roll(number: 0) else { preconditionFailure("0 is a roll") }
    rolls = ContiguousArray(repeating: roll, count: Self.most)
  }

  /// The roll of a ticket; tickets are asked for in rising order.
  @inline(__always)
  mutating func roll(of number: Int, _ house: some ComputedHouse) -> Roll {
    if number >= end || number < first { draw(from: number, house) }
    return rolls[number - first]
  }

  @inline(never)
  private mutating func draw(from number: Int, _ house: some ComputedHouse) {
    (first, end) = (number, number + Self.most)
    rolls.withUnsafeMutableBufferPointer { house.roll($0, lane: 0, from: number) }
  }
}
