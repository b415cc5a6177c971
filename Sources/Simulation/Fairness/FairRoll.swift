public import Dice

/// What a site rolled, as a whole number, and out of how many.
///
/// Not every site has the 10,000 outcomes of `Roll`: Stake rolls 0 to 100.00, which are 10,001.
public struct FairRoll: Hashable, Sendable {
  /// The outcome in hundredths, 0..<`outcomes`: 9545 is what sites show as 95.45.
  public let number: Int
  /// How many outcomes there are: 10,000, or 10,001 at Stake.
  public let outcomes: Int

  /// The same as the `Roll` that the rules of this game speak of, or nil where the site has other outcomes.
  public var roll: Roll? { outcomes == Roll.count ? Roll(number: number) : nil }

  init(_ roll: Roll) {
    (number, outcomes) = (roll.number, Roll.count)
  }

  init(number: Int, outcomes: Int) {
    precondition((0..<outcomes).contains(number), "a roll is one of its outcomes")
    (self.number, self.outcomes) = (number, outcomes)
  }
}

extension FairRoll: CustomStringConvertible {
  /// The roll with two places, such as `95.45` or `0.80`.
  public var description: String {
    let (whole, rest) = number.quotientAndRemainder(dividingBy: 100)
    return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
