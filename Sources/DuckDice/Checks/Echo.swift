internal import Dice
internal import Engine

/// Whether an answer can be the answer to a ticket: what can be said of it without any other answer.
struct Echo: Sendable {
  let rules: HouseRules
  let symbol: String
  let mode: PlayMode

  /// What contradicts, in words that name what was asked and what came; nil where nothing does. The words contain
  /// nothing that the site wrote as text.
  func contradiction(_ reply: PlayReply, to ticket: Ticket) -> String? {
    let (bet, proposal) = (reply.bet, ticket.proposal)
    if !isName(bet.hash) { return "the answer has no usable name of the bet" }
    if bet.symbol.lowercased() != symbol.lowercased() {
      return "asked in \(symbol), answered in another currency"
    }
    if let name = bet.gameMode, !mode.isCalled(name) { return "answered for another balance than was asked" }
    if bet.betAmount.amount != proposal.stake {
      return "asked for a stake of \(proposal.stake.short), answered for \(bet.betAmount.amount.short)"
    }
    // Asked so that what is no number does not pass.
    if !(abs(bet.chance - proposal.chance.percent) <= 1e-6) {
      return "asked for a chance of \(proposal.chance), answered for \(bet.chance)"
    }
    if !isSide(bet, proposal) { return "asked for \(proposal.side), answered for another side" }
    guard let roll = Roll(number: bet.number) else { return "a roll of \(bet.number) does not exist" }
    guard (0...Self.highestNonce).contains(bet.nonce) else { return "a nonce of \(bet.nonce) does not exist" }
    let won = proposal.wins(roll)
    if bet.result != won {
      return "rolled \(roll.number), which \(won ? "wins" : "loses") on \(proposal.side) at "
        + "\(proposal.chance), answered as \(bet.result ? "won" : "lost")"
    }
    if !isPayout(bet.payout, proposal.chance) {
      let expected = Amount(units: rules.multiplierTenThousandths(at: proposal.chance) * 10_000)
      return "a chance of \(proposal.chance) pays \(expected.short), answered \(bet.payout)"
    }
    if reply.user.balance.amount < .zero { return "answered a balance of \(reply.user.balance.amount.short)" }
    return wrongProfit(bet, ticket, won: won)
  }

  /// Beyond any count of bets, and far from where sums overflow.
  private static let highestNonce = 1 << 48

  private func isName(_ text: String) -> Bool {
    (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// Old answers have `isHigh`, newer ones the winning rolls; what is missing is not held against them.
  private func isSide(_ bet: PlayReply.Bet, _ proposal: Proposal) -> Bool {
    let count = proposal.chance.winningRolls
    let expected: (lowest: Int, highest: Int)?
    switch proposal.side {
    case .high:
      if bet.isHigh == false { return false }
      expected = (Roll.count - count, Roll.count - 1)
    case .low:
      if bet.isHigh == true { return false }
      expected = (0, count - 1)
    case .inside(let range): expected = (range.lowest, range.highest)
    case .outside: expected = nil
    }
    guard let expected, let option = bet.choiceOption, option.utf8.count <= 20 else { return true }
    let ends = option.split(separator: ",").map { Int($0) }
    guard ends.count == 2, let lowest = ends[0], let highest = ends[1] else { return true }
    return lowest == expected.lowest && highest == expected.highest
  }

  /// Rounded to four places as the site's own page has it, or to three, which its sample does not exclude.
  private func isPayout(_ payout: Double, _ chance: Chance) -> Bool {
    let exact = Double(10_000 - rules.edgeHundredths) / Double(chance.winningRolls)
    let four = Double(rules.multiplierTenThousandths(at: chance)) / 10_000
    let three = (exact * 1000).rounded(.toNearestOrAwayFromZero) / 1000
    return abs(payout - four) < 1e-6 || abs(payout - three) < 1e-6
  }

  private func wrongProfit(_ bet: PlayReply.Bet, _ ticket: Ticket, won: Bool) -> String? {
    let stake = ticket.proposal.stake
    let (profit, expected) = (bet.profit.amount, won ? ticket.profitIfWon : -stake)
    let distance = Int128(profit.units) - Int128(expected.units)
    guard distance == 0 || won && distance.magnitude <= 1 else {
      return "a \(won ? "win" : "loss") of \(stake.short) at \(ticket.proposal.chance) makes "
        + "\(expected.short), answered \(profit.short)"
    }
    guard let returned = bet.winAmount?.amount else { return nil }
    let isRight = Int128(returned.units) == (won ? Int128(stake.units) + Int128(profit.units) : 0)
    return isRight
      ? nil : "answered a profit of \(profit.short) and a return of \(returned.short), stake \(stake.short)"
  }
}
