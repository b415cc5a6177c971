internal import CLua
import Dice

extension ProposalDecoder {
  /// A bet on the rolls in or out of a range, whose width is its chance.
  func rangeProposal(of bet: borrowing alua_bet, stake: Amount) throws(BadBet) -> Proposal {
    let (high, side, inside) = (bet.field.2, bet.field.3, bet.field.5)
    guard high.kind == ALUA_NIL, side.kind == ALUA_NIL else {
      throw BadBet("range and a side; give one of them")
    }
    guard inside.kind == ALUA_NIL || inside.kind == ALUA_BOOLEAN else {
      throw BadBet("inside", text(inside, .inside), "it must be true or false")
    }
    let range = try range(of: bet)
    let isInside = inside.kind == ALUA_NIL || inside.integer != 0
    let proposal = Proposal(stake: stake, range: range, inside: isInside)
    guard rules.chances.contains(proposal.chance) else {
      let (low, high) = (rules.chances.lowerBound, rules.chances.upperBound)
      throw BadBet(
        "range = {\(range.lowest), \(range.highest)}, a chance of \(proposal.chance) percent; "
          + "this house takes \(low) to \(high) percent")
    }
    try check(bet.field.1, against: proposal.chance)
    return proposal
  }

  private func range(of bet: borrowing alua_bet) throws(BadBet) -> RollRange {
    guard bet.field.4.kind == ALUA_TABLE else {
      throw BadBet("range", text(bet.field.4, .range), "it must be {low, high}")
    }
    let (low, high) = (whole(bet.range_low), whole(bet.range_high))
    guard !bet.range_has_more, let low, let high, let range = RollRange(lowest: low, highest: high) else {
      throw BadBet("an unusable range; it must be {low, high}, whole numbers 0 ≤ low ≤ high ≤ 9999, not all")
    }
    return range
  }

  /// A whole number of roll size, be it written as 5 or as 5.0.
  private func whole(_ value: alua_value) -> Int? {
    switch value.kind {
    case ALUA_INTEGER: Int(exactly: value.integer)
    case ALUA_NUMBER: Int(exactly: value.number)
    default: nil
    }
  }

  /// A chance beside a range is not needed, and must agree if it is there.
  private func check(_ value: alua_value, against chance: Chance) throws(BadBet) {
    let percent: Double
    switch value.kind {
    case ALUA_NIL: return
    case ALUA_INTEGER: percent = Double(value.integer)
    case ALUA_NUMBER: percent = value.number
    default: throw BadBet("chance", text(value, .chance), "it must be a number of percent")
    }
    guard abs(percent * 100 - Double(chance.winningRolls)) <= 1e-6 else {
      throw BadBet("chance", text(value, .chance), "the range has \(chance) percent")
    }
  }

  /// A value as a message shows it.
  func text(_ value: alua_value, _ field: Field) -> String {
    switch value.kind {
    case ALUA_NIL, ALUA_NONE: "nil"
    case ALUA_BOOLEAN: value.integer != 0 ? "true" : "false"
    case ALUA_INTEGER: "\(value.integer)"
    case ALUA_NUMBER: "\(value.number)"
    case ALUA_STRING where value.integer == 1: "\"high\""
    case ALUA_STRING where value.integer == 2: "\"low\""
    default: shown(field.rawValue)
    }
  }
}
