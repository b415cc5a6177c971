package import CLua
package import Dice

/// Why a returned bet cannot be used: the words after `next_bet returned`.
package struct BadBet: Error, Equatable {
  /// Field, value and what would be right.
  package let description: String

  /// Makes the words for one field.
  init(_ field: String, _ value: String, _ rule: String) {
    description = "\(field) = \(value); \(rule)"
  }

  /// Makes the words for a bet as a whole.
  init(_ description: String) { self.description = description }
}

/// Decides what a returned bet means. Nothing is coerced: a string is never a number, `1` is never `true`.
package struct ProposalDecoder {
  /// The house's rules.
  let rules: HouseRules
  /// The text of an unusable value of a field.
  let shown: (Int) -> String
  /// Called with the number of coins and the stake when an amount lies between two units.
  let onRoundedDown: (Double, Amount) -> Void

  /// Makes the decoder of one script's bets.
  package init(
    rules: HouseRules, shown: @escaping (Int) -> String, onRoundedDown: @escaping (Double, Amount) -> Void
  ) {
    self.rules = rules
    self.shown = shown
    self.onRoundedDown = onRoundedDown
  }

  /// Fields in the order in which C reads them.
  enum Field: Int {
    case amount, chance, high, side, range, inside

    var name: String {
      switch self {
      case .amount: "amount"
      case .chance: "chance"
      case .high: "high"
      case .side: "side"
      case .range: "range"
      case .inside: "inside"
      }
    }
  }

  /// The proposal of a bet in either form. The bet is read where it lies: a copy of it per bet is dear.
  @inline(__always)
  package func proposal(of bet: UnsafePointer<alua_bet>) throws(BadBet) -> Proposal {
    let stake = try stake(bet.pointee.field.0)
    if bet.pointee.field.4.kind != ALUA_NIL { return try rangeProposal(of: bet.pointee, stake: stake) }
    if bet.pointee.field.5.kind != ALUA_NIL {
      throw BadBet("inside without a range; give range = {low, high}")
    }
    let chance = try chance(bet.pointee.field.1)
    return Proposal(
      stake: stake, chance: chance, high: try isHigh(bet.pointee.field.2, bet.pointee.field.3))
  }

  /// The proposal of a bet whose amount, chance and side are all just what a house takes; nil where anything is to be
  /// said of it.
  @inline(__always)
  func plainProposal(of bet: UnsafePointer<alua_bet>) -> Proposal? {
    guard bet.pointee.field.0.kind == ALUA_NUMBER, bet.pointee.field.1.kind == ALUA_NUMBER,
      bet.pointee.field.2.kind == ALUA_BOOLEAN,
      case .exact(let stake) = StakeReading(coins: bet.pointee.field.0.number), stake > .zero
    else { return nil }
    let hundredths = bet.pointee.field.1.number * 100
    guard hundredths > 0, hundredths < 10_000 else { return nil }
    let rolls = Int(hundredths + 0.5)
    guard abs(hundredths - Double(rolls)) <= 1e-6, let chance = Chance(winningRolls: rolls),
      rules.chances.contains(chance)
    else { return nil }
    return Proposal(stake: stake, chance: chance, high: bet.pointee.field.2.integer != 0)
  }

  // MARK: Amount

  @inline(__always)
  private func stake(_ value: alua_value) throws(BadBet) -> Amount {
    if value.kind == ALUA_NUMBER {
      switch StakeReading(coins: value.number) {
      case .exact(let amount): return try allowed(amount, value)
      case .roundedDown(let amount):
        onRoundedDown(value.number, amount)
        return try allowed(amount, value)
      case .unusable: throw unusableStake(value)
      }
    }
    guard value.kind == ALUA_INTEGER, case .exact(let amount) = StakeReading(coins: value.integer) else {
      throw unusableStake(value)
    }
    return try allowed(amount, value)
  }

  /// Whether a stake of 0 is one: only where the house has no smallest bet.
  @inline(__always)
  private func allowed(_ stake: Amount, _ value: alua_value) throws(BadBet) -> Amount {
    if stake == .zero && rules.minBet > .zero { throw zeroStake(value) }
    return stake
  }

  private func zeroStake(_ value: alua_value) -> BadBet {
    BadBet("amount", text(value, .amount), "it must be at least 0.00000001, as this house takes no bets of 0")
  }

  private func unusableStake(_ value: alua_value) -> BadBet {
    let isLarge =
      value.kind == ALUA_INTEGER ? value.integer > 0 : value.kind == ALUA_NUMBER && value.number > 0
    let rule =
      isLarge && !(value.kind == ALUA_NUMBER && value.number.isInfinite)
      ? "it is more than can be counted" : "it must be a number ≥ 0"
    return BadBet("amount", text(value, .amount), rule)
  }

  // MARK: Chance

  @inline(__always)
  private func chance(_ value: alua_value) throws(BadBet) -> Chance {
    let hundredths: Double
    switch value.kind {
    case ALUA_NUMBER: hundredths = value.number * 100
    case ALUA_INTEGER: hundredths = Double(value.integer) * 100
    default: throw BadBet("chance", text(value, .chance), "it must be a number of percent")
    }
    guard hundredths > 0, hundredths < 10_000 else { throw chanceOutOfRange(value) }
    let rolls = Int(hundredths + 0.5)
    // A millionth of a step: what floating point adds to a chance such as 33.33 is far below that.
    guard abs(hundredths - Double(rolls)) <= 1e-6 else {
      throw BadBet("chance", text(value, .chance), "it must be a multiple of 0.01")
    }
    guard let chance = Chance(winningRolls: rolls), rules.chances.contains(chance) else {
      throw chanceOutOfRange(value)
    }
    return chance
  }

  private func chanceOutOfRange(_ value: alua_value) -> BadBet {
    let (low, high) = (rules.chances.lowerBound, rules.chances.upperBound)
    return BadBet("chance", text(value, .chance), "this house takes \(low) to \(high) percent")
  }

  // MARK: Side

  @inline(__always)
  private func isHigh(_ high: alua_value, _ side: alua_value) throws(BadBet) -> Bool {
    if side.kind == ALUA_NIL, high.kind == ALUA_BOOLEAN { return high.integer != 0 }
    if high.kind == ALUA_NIL, side.kind == ALUA_STRING, side.integer != 0 { return side.integer == 1 }
    return try unusualSide(high, side)
  }

  private func unusualSide(_ high: alua_value, _ side: alua_value) throws(BadBet) -> Bool {
    if high.kind == ALUA_NIL && side.kind == ALUA_NIL {
      throw BadBet("no side; give \"high\" or \"low\" as the third value, or high = true or false")
    }
    guard high.kind == ALUA_NIL || high.kind == ALUA_BOOLEAN else {
      throw BadBet("high", text(high, .high), "it must be true or false")
    }
    guard side.kind == ALUA_NIL || (side.kind == ALUA_STRING && side.integer != 0) else {
      throw BadBet("side", text(side, .side), "it must be \"high\" or \"low\"")
    }
    let isHigh = side.integer == 1
    guard (high.integer != 0) == isHigh else {
      throw BadBet("side = \"\(isHigh ? "high" : "low")\" and high = \(!isHigh); they contradict each other")
    }
    return isHigh
  }
}
