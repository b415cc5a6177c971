public import Dice

/// What is counted over a session, as tickets are generated and handed over.
public struct Statistics: Hashable, Sendable {
  /// Settled bets.
  public var bets = 0
  /// Won bets.
  public var wins = 0
  /// Refused tickets.
  public var refused = 0
  /// Tickets whose outcome is unknown.
  public var unknown = 0
  /// Tickets that were generated and never sent.
  public var withdrawn = 0
  /// Tickets that settled behind an unknown one: recorded, not counted.
  public var recordedOnly = 0
  /// Bets that settled after the session had decided to stop.
  public var settledAfterStop = 0
  /// The sum of all stakes of settled bets.
  public var wagered = AmountSum.zero
  /// What those bets cost on average.
  public var expectedLoss = ExpectedLoss()
  /// The sum of the winning rolls of settled bets: 10,000 × the expected number of wins.
  public var expectedWinsTenThousandths = 0
  /// The sum of the variances of the bets' profits, in square units; an estimate, not money.
  public var profitVariance = 0.0
  /// The longest run of wins in one lane.
  public var longestWinStreak = 0
  /// The longest run of losses in one lane.
  public var longestLossStreak = 0
  /// The highest balance.
  public var peakBalance: Amount
  /// The deepest fall of the balance from its highest point before.
  public var maxDrawdown = Amount.zero
  /// The largest sum of outstanding stakes.
  public var maxExposure = Amount.zero
  /// The largest stake of a ticket.
  public var largestStake = Amount.zero

  package init(startBalance: Amount) {
    peakBalance = startBalance
  }

  /// Lost bets.
  public var losses: Int { bets - wins }

  mutating func generated(stake: Amount, exposure: Amount) {
    if stake > largestStake { largestStake = stake }
    if exposure > maxExposure { maxExposure = exposure }
  }

  @inline(__always)
  mutating func settled(_ ticket: Ticket, won: Bool, streak: Int, balance: Amount) {
    let proposal = ticket.proposal
    bets += 1
    if won { wins += 1 }
    wagered += proposal.stake
    expectedLoss.add(stake: proposal.stake, chance: proposal.chance, profitIfWon: ticket.profitIfWon)
    expectedWinsTenThousandths += proposal.chance.winningRolls
    let payout = Double(proposal.stake.units) + Double(ticket.profitIfWon.units)
    // p·(1 − p), without a division for every bet.
    let spread = proposal.chance.winningRolls * (Roll.count - proposal.chance.winningRolls)
    profitVariance += payout * payout * (Double(spread) * 1e-8)
    if streak > longestWinStreak { longestWinStreak = streak }
    if -streak > longestLossStreak { longestLossStreak = -streak }
    if balance > peakBalance { peakBalance = balance }
    if peakBalance - balance > maxDrawdown { maxDrawdown = peakBalance - balance }
  }
}
