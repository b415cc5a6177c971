internal import Dice
internal import Engine

/// The numbers that stand for what became of a ticket.
enum FateCode: Int64 {
  case settled, refused, unknown, withdrawn

  init(_ fate: Fate) {
    switch fate {
    case .outcome(.settled): self = .settled
    case .outcome(.refused): self = .refused
    case .outcome(.unknown): self = .unknown
    case .withdrawn: self = .withdrawn
    }
  }

  /// What became of the ticket, or nil where roll and nonce are none.
  func fate(
    roll: Int64?, nonce: Int64?, why: String?, flags: RecordedResult.Flags, minBet: Int64?
  ) -> Fate? {
    switch self {
    case .settled:
      guard let roll = roll.flatMap({ Roll(number: Int($0)) }), let nonce else { return nil }
      return .outcome(.settled(Settlement(roll: roll, nonce: Int(nonce))))
    case .refused:
      return .outcome(.refused(Refusal(why: why ?? "", minBet: minBet.map(Amount.init(units:)))))
    case .unknown:
      return .outcome(
        .unknown(Uncertainty(why: why ?? "", isContradiction: flags.contains(.mismatch))))
    case .withdrawn: return .withdrawn
    }
  }
}

extension Fate {
  /// What the house said that its smallest bet is from then on.
  var minBet: Amount? {
    if case .outcome(.refused(let refusal)) = self { refusal.minBet } else { nil }
  }
}

/// The numbers that stand for a side: 0 low, 1 high, 2 in, 3 out; then the winning rolls, or the ends of a range.
enum SideCode {
  static func columns(_ proposal: Proposal) -> (side: Int64, low: Int64, high: Int64) {
    switch proposal.side {
    case .low: (0, Int64(proposal.chance.winningRolls), 0)
    case .high: (1, Int64(proposal.chance.winningRolls), 0)
    case .inside(let range): (2, Int64(range.lowest), Int64(range.highest))
    case .outside(let range): (3, Int64(range.lowest), Int64(range.highest))
    }
  }

  /// The proposal, or nil where the columns are none.
  static func proposal(stake: Int64, side: Int64, low: Int64, high: Int64) -> Proposal? {
    guard stake >= 0 else { return nil }
    let stake = Amount(units: stake)
    switch side {
    case 0, 1:
      guard let chance = Chance(winningRolls: Int(low)) else { return nil }
      return Proposal(stake: stake, chance: chance, high: side == 1)
    case 2, 3:
      guard let range = RollRange(lowest: Int(low), highest: Int(high)) else { return nil }
      return Proposal(stake: stake, range: range, inside: side == 2)
    default: return nil
    }
  }
}
