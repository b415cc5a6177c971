/// What a script returned when it was asked for its next bet: a stake on a side at a chance.
public struct Proposal: Hashable, Sendable {
  /// The amount of the bet, 0 or more.
  public let stake: Amount
  /// The chance to win.
  public let chance: Chance
  /// What the bet is on.
  public let side: Side

  /// Proposes a stake on the high or the low rolls.
  @inlinable
  public init(stake: Amount, chance: Chance, high: Bool) {
    precondition(stake >= .zero, "a stake below zero must not get past the script's decoder")
    self.stake = stake
    self.chance = chance
    side = high ? .high : .low
  }

  /// Proposes a stake on the rolls in (`inside`) or out of a range, whose width is the chance.
  public init(stake: Amount, range: RollRange, inside: Bool) {
    precondition(stake >= .zero, "a stake below zero must not get past the script's decoder")
    self.stake = stake
    chance = inside ? Chance(of: range) : Chance(complementOf: range)
    side = inside ? .inside(range) : .outside(range)
  }

  /// Whether `roll` wins. The rules are the site's; see `docs/game.md`.
  @inlinable @inline(__always)
  public func wins(_ roll: Roll) -> Bool {
    switch side {
    case .high: roll.number > Roll.count - 1 - chance.winningRolls
    case .low: roll.number < chance.winningRolls
    case .inside(let range): range.contains(roll)
    case .outside(let range): !range.contains(roll)
    }
  }
}
