package import Dice
package import Engine

/// Checks every answer of the site against what was asked and against every other answer of the session.
///
/// A value: what is sent, taken back and answered goes in, contradictions come out. An honest site that plays bets one
/// after the other never contradicts itself, in whatever order its answers arrive and whichever of them are lost.
package struct ReceiptChecks: Sendable {
  /// Names of bets that are remembered, to find one that comes twice.
  private static let namesKept = 1 << 16

  private let echo: Echo
  private var chain: BetChain
  private var names: Set<String> = []
  private var order: [String] = []
  private var oldest = 0

  package init(rules: HouseRules, symbol: String, mode: PlayMode) {
    echo = Echo(rules: rules, symbol: symbol, mode: mode)
    chain = BetChain(nextNonce: nil, balance: nil)
  }

  /// Answers that are kept because something below them is missing: few, however long a session is.
  package var keptCount: Int { chain.keptCount }

  /// Begins anew where the account is known and no bet is under way: at the start, after the seeds were changed, and
  /// once what became of an unknown bet was found out.
  package mutating func restart(nextNonce: Int?, balance: Amount?) {
    chain = BetChain(nextNonce: nextNonce, balance: balance)
  }

  /// The bet of `ticket` is about to be sent.
  package mutating func begin(_ ticket: Ticket) {
    chain.begin(ticket: ticket.number, stake: ticket.proposal.stake, profitIfWon: ticket.profitIfWon)
  }

  /// Nothing of the bet has left.
  package mutating func notSent(_ ticket: Ticket) {
    _ = chain.withdraw(ticket: ticket.number, isCertain: true)
  }

  /// The site says that it did not place the bet. That may contradict what is known: a nonce or a part of the balance
  /// that only this bet explained.
  package mutating func refused(_ ticket: Ticket) -> String? {
    chain.withdraw(ticket: ticket.number, isCertain: false)
  }

  /// The bet was answered. A contradicted answer is not believed in any part; its bet stays as one that may have been
  /// placed.
  package mutating func answered(_ reply: PlayReply, to ticket: Ticket) -> String? {
    if let contradiction = echo.contradiction(reply, to: ticket) { return contradiction }
    if names.contains(reply.bet.hash) { return "the answer is named as an earlier bet of the session" }
    let placed = BetChain.Placed(
      nonce: reply.bet.nonce, profit: reply.bet.profit.amount, balance: reply.user.balance.amount)
    if let contradiction = chain.settle(ticket: ticket.number, placed) {
      return reply.isJackpot == true
        ? contradiction + "; the site says that there was a jackpot" : contradiction
    }
    remember(reply.bet.hash)
    return nil
  }

  private mutating func remember(_ name: String) {
    names.insert(name)
    if order.count < Self.namesKept {
      order.append(name)
    } else {
      names.remove(order[oldest])
      order[oldest] = name
      oldest = (oldest + 1) % Self.namesKept
    }
  }
}
