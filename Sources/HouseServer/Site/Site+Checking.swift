import Dice

extension Site {
  /// Checks a bet in the order in which the site does: fields, currency, chance, amount, minimum, profit, balance.
  func check(
    _ body: BetBody, game: Route.Game, account: Int
  ) throws(SiteRefusal) -> CheckedBet {
    let symbol = try BetFields.required("symbol", body.symbol)
    let amount = try BetFields.required("amount", body.amount)
    switch game {
    case .dice:
      _ = try BetFields.required("chance", body.chance)
      _ = try BetFields.required("isHigh", body.isHigh)
    case .range:
      _ = try BetFields.required("range", body.range)
      _ = try BetFields.required("isIn", body.isIn)
    }
    let mode = try BetFields.mode(body)
    let purse = Purse(try currency(symbol.written ?? ""), mode)
    let rules = rules(mode)
    let proposal = try proposal(body, game: game, rules: rules, amount: amount)

    let minimum = minBet(purse.symbol)
    guard proposal.stake >= minimum else { throw .minimum(minimum, purse.symbol) }
    let balance = accounts[account].balance(purse) ?? .zero
    // A win that could not be counted is one that the house cannot pay.
    guard let profit = rules.profitIfWon(proposal), profit <= rules.maxProfit,
      balance.adding(profit) != nil
    else { throw .maximum(rules.maxProfit, purse.symbol) }
    guard proposal.stake <= balance else { throw .balance }
    return CheckedBet(
      proposal: proposal, purse: purse, multiplier: rules.multiplierTenThousandths(at: proposal.chance),
      profitIfWon: profit, game: game)
  }

  private func proposal(
    _ body: BetBody, game: Route.Game, rules: HouseRules, amount: Lenient
  ) throws(SiteRefusal) -> Proposal {
    switch game {
    case .dice:
      let high = try BetFields.decided("isHigh", try BetFields.required("isHigh", body.isHigh))
      let chance = try BetFields.chance(
        try BetFields.required("chance", body.chance), in: rules.chances)
      return Proposal(stake: try BetFields.amount(amount), chance: chance, high: high)
    case .range:
      let inside = try BetFields.decided("isIn", try BetFields.required("isIn", body.isIn))
      let range = try BetFields.range(
        try BetFields.required("range", body.range), inside: inside, in: rules.chances)
      return Proposal(stake: try BetFields.amount(amount), range: range, inside: inside)
    }
  }
}
