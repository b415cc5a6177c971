internal import CLua
internal import Dice

/// Decides what a bet of a script for another bot means. Those hosts take what they are given and let the site
/// complain; here what has to be assumed is said once.
struct CommunityBets {
  private let decoder: ProposalDecoder
  private let notices: Notices
  private let rules: HouseRules
  private let takesZero: Bool

  init(_ decoder: ProposalDecoder, script: Script, house: HouseFacts, warn: @escaping (String) -> Void) {
    self.decoder = decoder
    rules = house.rules
    takesZero = house.simulated
    notices = Notices(script: script, warn: warn)
  }

  /// Whether every value is of a kind that can be a bet; those that are not, the prelude deals with.
  func isUsable(_ bet: UnsafePointer<alua_bet>) -> Bool {
    isNumber(bet.pointee.field.0) && isNumber(bet.pointee.field.1)
      && bet.pointee.field.2.kind == ALUA_BOOLEAN
  }

  private func isNumber(_ value: alua_value) -> Bool {
    value.kind == ALUA_INTEGER || (value.kind == ALUA_NUMBER && !value.number.isNaN)
  }

  func proposal(of bet: UnsafePointer<alua_bet>) throws(BadBet) -> Proposal {
    Proposal(
      stake: try stake(bet.pointee.field.0), chance: try chance(bet.pointee.field.1),
      high: bet.pointee.field.2.integer != 0)
  }

  private func stake(_ value: alua_value) throws(BadBet) -> Amount {
    let coins = value.kind == ALUA_INTEGER ? Double(value.integer) : value.number
    switch StakeReading(coins: coins) {
    case .exact(let stake): return try allowed(stake, coins)
    case .roundedDown(let stake):
      decoder.onRoundedDown(coins, stake)
      return try allowed(stake, coins)
    case .unusable:
      throw BadBet(
        "nextbet", "\(coins)", coins > 0 ? "it is more than can be counted" : "it must be a number ≥ 0")
    }
  }

  private func allowed(_ stake: Amount, _ coins: Double) throws(BadBet) -> Amount {
    if stake == .zero && rules.minBet > .zero {
      guard takesZero else { throw BadBet("nextbet", "\(coins)", "the site takes no bets of 0") }
      notices.say(.zero)
    }
    return stake
  }

  private func chance(_ value: alua_value) throws(BadBet) -> Chance {
    let percent = value.kind == ALUA_INTEGER ? Double(value.integer) : value.number
    let hundredths = percent * 100
    guard hundredths > 0, hundredths < 10_000 else {
      throw BadBet("chance", "\(percent)", "it must be a number of percent between 0 and 100")
    }
    let rolls = Int(hundredths.rounded())
    if abs(hundredths - Double(rolls)) > 1e-6 { notices.say(.roundedChance(percent)) }
    let (least, most) = (rules.chances.lowerBound, rules.chances.upperBound)
    if let chance = Chance(winningRolls: rolls), rules.chances.contains(chance) { return chance }
    let nearest = rolls < least.winningRolls ? least : most
    guard takesZero else {
      throw BadBet("chance", "\(percent)", "this house takes \(least) to \(most) percent")
    }
    notices.say(.clampedChance(percent, nearest))
    return nearest
  }
}

/// Says once of each kind of thing that a script's bets are not quite what it asked for.
private final class Notices {
  enum Notice {
    case zero
    case roundedChance(Double)
    case clampedChance(Double, Chance)

    var index: Int {
      switch self {
      case .zero: 0
      case .roundedChance: 1
      case .clampedChance: 2
      }
    }

    var words: String {
      switch self {
      case .zero: "bets of 0 are played here, to scan; live they are an error"
      case .roundedChance(let percent):
        "chance \(percent) is finer than the site's 0.01; all such are rounded to the nearest"
      case .clampedChance(let percent, let chance):
        "chance \(percent) is not on offer; \(chance) is taken, here and in all such bets"
      }
    }
  }

  private let script: Script
  private let warn: (String) -> Void
  private var said: UInt8 = 0

  init(script: Script, warn: @escaping (String) -> Void) {
    self.script = script
    self.warn = warn
  }

  func say(_ notice: @autoclosure () -> Notice) {
    let notice = notice()
    guard said >> notice.index & 1 == 0 else { return }
    said |= 1 << notice.index
    warn("\(script.path): \(notice.words)")
  }
}
