internal import Dice
public import Engine

/// What an account must count by now: its figures when the session began, and every bet that settled since.
public struct AccountBooks: Sendable {
  /// The figures when the session began.
  public let start: AccountFigures
  private(set) var bets = 0
  private(set) var wins = 0
  private(set) var volume = AmountSum.zero
  private(set) var profit = Amount.zero
  /// Nonces of settled bets: none of them can be an open one.
  private(set) var nonces: NonceSet

  /// Opens the books.
  public init(start: AccountFigures) {
    self.start = start
    nonces = NonceSet(from: start.seeds.nonce)
  }

  /// Enters a bet that settled.
  public mutating func settled(_ ticket: Ticket, _ settlement: Settlement) {
    let won = ticket.proposal.wins(settlement.roll)
    bets += 1
    if won { wins += 1 }
    volume += ticket.proposal.stake
    profit += won ? ticket.profitIfWon : -ticket.proposal.stake
    nonces.insert(settlement.nonce)
  }

  /// What the account counts beyond what is in the books: the trace of the open bets, if nobody else plays.
  func beyond(_ now: AccountFigures) -> Trace {
    Trace(
      bets: now.bets - start.bets - bets, wins: now.wins - start.wins - wins,
      volume: AmountSum(now.volume.amount).units - AmountSum(start.volume.amount).units - volume.units,
      profit: Self.difference(now.profit, start.profit, profit),
      balance: Self.difference(now.balance, start.balance, profit),
      nonces: now.seeds.serverSeedHash == start.seeds.serverSeedHash
        ? now.seeds.nonce - start.seeds.nonce - bets : nil)
  }

  /// Whether a bet that the site lists is behind the start and not in the books.
  func mayBeOpen(_ bet: PlayReply.Bet) -> Bool {
    bet.nonce >= start.seeds.nonce && !nonces.contains(bet.nonce)
  }

  private static func difference(_ now: WireAmount, _ start: WireAmount, _ booked: Amount) -> Int128 {
    Int128(now.amount.units) - Int128(start.amount.units) - Int128(booked.units)
  }

  /// What some bets leave in an account's figures.
  struct Trace: Hashable {
    var bets = 0
    var wins = 0
    var volume: Int128 = 0
    var profit: Int128 = 0
    var balance: Int128 = 0
    /// Nil where the seeds were changed, and the nonce began anew.
    var nonces: Int?

    /// Adds what a placed bet leaves.
    mutating func add(_ ticket: Ticket, won: Bool) {
      bets += 1
      wins += won ? 1 : 0
      volume += Int128(ticket.proposal.stake.units)
      profit += Int128((won ? ticket.profitIfWon : -ticket.proposal.stake).units)
    }
  }
}
