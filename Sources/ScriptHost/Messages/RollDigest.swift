internal import Dice
package import Simulation

/// The first rolls of a session in one word: two sessions that have it in common share their rolls.
public struct RollDigest: Hashable, Sendable {
  /// How many rolls it takes in at most. That so many are the same by chance happens once in 10^64 pairs of sessions,
  /// and that two digests are the same though the rolls are not once in 10^19.
  public static let most = 16

  /// The digest: FNV-1a over the rolls.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  /// How many rolls are in it.
  public private(set) var count = 0

  /// Whether enough rolls are in it to tell sessions apart.
  public var isWhole: Bool { count == Self.most }

  /// The rolls that the first lane of a session of so many bets has had of `house`, which has no others to give.
  package init(_ house: SimulatedHouse, bets: Int) {
    for index in 0..<min(bets, Self.most) { add(house.roll(lane: 0, index: index)) }
  }

  init(value: UInt64, count: Int) {
    (self.value, self.count) = (value, count)
  }

  private mutating func add(_ roll: Roll) {
    guard count < Self.most else { return }
    count += 1
    value = (value ^ UInt64(roll.number)) &* 0x100_0000_01B3
  }
}
