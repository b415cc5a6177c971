import Dice

/// A bet that passed every check of a request but the last, which is the balance.
struct CheckedBet: Hashable {
  let proposal: Proposal
  let purse: Purse
  /// What a winning stake is multiplied by, in ten-thousandths.
  let multiplier: Int64
  let profitIfWon: Amount
  let game: Route.Game
}

/// The checks of a bet's fields, each with the words that the site has for a field that cannot be.
enum BetFields {
  /// In which mode a request wants to play: the event counts before the bonus, the bonus before the faucet.
  static func mode(_ body: BetBody) throws(SiteRefusal) -> GameMode {
    if let hash = body.tleHash {
      guard hash == .text(GameMode.tleHash) else {
        throw .field("tleHash", "The selected tleHash is invalid.")
      }
      return .tle
    }
    if let hash = body.userWageringBonusHash {
      guard hash == .text(GameMode.bonusHash) else {
        throw .field("userWageringBonusHash", "The selected userWageringBonusHash is invalid.")
      }
      return .bonus
    }
    guard let faucet = body.faucet else { return .main }
    guard let decided = faucet.decided else {
      throw .field("faucet", "The faucet field must be true or false.")
    }
    return decided ? .faucet : .main
  }

  /// A required field, or the site's words for its absence.
  static func required(_ name: String, _ value: Lenient?) throws(SiteRefusal) -> Lenient {
    guard let value else { throw .missing(name) }
    return value
  }

  /// Yes or no.
  static func decided(_ name: String, _ value: Lenient) throws(SiteRefusal) -> Bool {
    guard let decided = value.decided else { throw .field(name, "The \(name) field must be true or false.") }
    return decided
  }

  /// A chance that the house takes.
  static func chance(_ value: Lenient, in chances: ClosedRange<Chance>) throws(SiteRefusal) -> Chance {
    guard let text = value.written else { throw .field("chance", "The chance must be a number.") }
    guard let number = Amount(decimal: text) else { throw .field("chance", "The chance format is invalid.") }
    let bounds = (chances.lowerBound.percent, chances.upperBound.percent)
    if number.coins > bounds.1 {
      throw .field("chance", "The chance may not be greater than \(chances.upperBound).")
    }
    if number.coins < bounds.0 {
      throw .field("chance", "The chance must be at least \(chances.lowerBound).")
    }
    guard let chance = Chance(percent: text) else {
      throw .field("chance", "The chance format is invalid.")
    }
    return chance
  }

  /// A range whose chance the house takes.
  static func range(
    _ value: Lenient, inside: Bool, in chances: ClosedRange<Chance>
  ) throws(SiteRefusal) -> RollRange {
    guard case .list(let ends) = value, ends.count == 2, let low = ends[0].whole, let high = ends[1].whole,
      let range = RollRange(lowest: low, highest: high)
    else { throw .field("range", "The range must be two whole numbers from 0 to 9999, the lower one first.") }
    let rolls = inside ? range.width : Roll.count - range.width
    if rolls > chances.upperBound.winningRolls {
      throw .field("chance", "The chance may not be greater than \(chances.upperBound).")
    }
    if rolls < chances.lowerBound.winningRolls {
      throw .field("chance", "The chance must be at least \(chances.lowerBound).")
    }
    return range
  }

  /// A stake above nothing with at most eight places.
  static func amount(_ value: Lenient) throws(SiteRefusal) -> Amount {
    guard let text = value.written else { throw .field("amount", "The amount must be a number.") }
    guard let amount = Amount(decimal: text) else { throw .field("amount", "The amount format is invalid.") }
    guard amount > .zero else { throw .field("amount", "The amount must be greater than 0.") }
    return amount
  }
}
