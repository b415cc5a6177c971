/// What sessions of a strategy cost, read off their tally. Money in units of 1e-8; `docs/honesty.md` has the formulas.
public struct CostFigures: Sendable {
  /// What they are read off.
  public let tally: Tally

  /// Reads the figures of a tally with at least one session.
  public init(_ tally: Tally) {
    precondition(tally.sessions > 0, "no sessions have no figures")
    self.tally = tally
  }

  private var count: Int { tally.sessions }

  private func share(_ part: Int) -> Proportion { Proportion(part, of: count) }

  private func causes(_ names: [String]) -> Int { names.reduce(0) { $0 + (tally.causes[$1] ?? 0) } }

  /// How many sessions ended because the balance could not bear the next bet.
  public var ruin: Proportion { share(causes(["balance", "min-balance"])) }
  /// How many ended because a bet that was wanted could not be placed: ruin, or a limit or the house that forbids it.
  public var stranded: Proportion {
    share(causes(["balance", "min-balance", "max-bet", "max-wager", "refusals", "amount-range"]))
  }
  /// How many ended by their stop-loss.
  public var stopLoss: Proportion { share(causes(["stop-loss"])) }
  /// How many reached the profit that was asked for.
  public var target: Proportion { share(causes(["take-profit"])) }
  /// How many ended with more than they began with.
  public var ahead: Proportion { share(tally.winners) }

  /// The balance at the end.
  public var final: Mean { Mean(tally.final, count, median: startBalance + medianChange) }
  /// Bets of a session.
  public var bets: Mean { mean(tally.bets, tally.betCounts) }
  /// Wager of a session.
  public var wagered: Mean { mean(tally.wagered, tally.wagers) }
  /// Profit of a session; every session begins with the same balance.
  public var profit: Mean { Mean(tally.profit, count, median: medianChange) }

  /// Of the changes, and not of the balances: a bucket of those can be wider than all that is won and lost.
  private var medianChange: Double { tally.changes.quantiles([0.5]).first ?? 0 }

  private func mean(_ moments: Moments, _ spread: Spread) -> Mean {
    Mean(moments, count, median: spread.quantile(0.5) ?? 0)
  }

  /// The balance at the start of each session.
  public var startBalance: Double {
    Double((tally.final.sum.value &- tally.profit.sum.value) / Int128(count))
  }

  /// What the bets of a session cost on average: stake times edge, the floor of the payout included.
  public var expectedLoss: Double { tally.expectedLoss.double / 10_000 / Double(count) }

  /// The mean profit with chance's part taken off as far as it can be told: profit − β·luck, where luck has mean 0 and
  /// β = cov(profit, luck)/var(luck).
  public var controlledProfit: (mean: Double, se: Double, coefficient: Double)? {
    let spread = tally.luck.variance(count)
    guard spread > 0, count > 2 else { return nil }
    let shared = covariance(tally.profitTimesLuck, tally.profit, tally.luck, count)
    let coefficient = shared / spread
    let left = max(0, tally.profit.variance(count) - shared * coefficient)
    return (
      tally.profit.mean(count) - coefficient * tally.luck.mean(count), (left / Double(count)).squareRoot(),
      coefficient
    )
  }

  /// Σ profit / Σ bets, with its standard error by the delta method; nil without bets.
  public var profitPerBet: (value: Double, se: Double)? {
    ratio(tally.profitTimesBets, tally.bets)
  }

  /// Σ profit / Σ wager, with its standard error by the delta method; nil without bets.
  public var profitPerWager: (value: Double, se: Double)? {
    ratio(tally.profitTimesWagered, tally.wagered)
  }

  /// r = x̄/ȳ; var(r) ≈ (var x − 2r·cov(x, y) + r²·var y)/(S·ȳ²).
  private func ratio(_ products: Wide, _ below: Moments) -> (value: Double, se: Double)? {
    let mean = below.mean(count)
    guard mean > 0 else { return nil }
    let value = tally.profit.mean(count) / mean
    let shared = covariance(products, tally.profit, below, count)
    let variance = tally.profit.variance(count) - 2 * value * shared + value * value * below.variance(count)
    return (value, (max(0, variance) / Double(count)).squareRoot() / mean)
  }

  /// How far the number of wins is from what the chances say, in standard deviations; nil without bets.
  public var winsZ: Double? { winsOff.map { $0.off / $0.variance.squareRoot() } }

  /// How many wins there are more than the chances say, and the variance of their number; nil without bets.
  public var winsOff: (off: Double, variance: Double)? {
    guard tally.winVariance.value > 0 else { return nil }
    return (tally.wins.double - tally.expectedWins.double / 1e4, tally.winVariance.double / 1e8)
  }

  /// How far the profit is from what the stakes cost on average, in standard deviations given the stakes.
  public var moneyZ: Double? {
    guard tally.profitVariance.value > 0 else { return nil }
    return tally.luck.sum.double / tally.profitVariance.double.squareRoot()
  }

  /// The mean gain of those that won, and the mean loss of those that lost.
  public var meanGain: Double? { tally.winners > 0 ? tally.gains.double / Double(tally.winners) : nil }
  /// See ``meanGain``.
  public var meanLoss: Double? { tally.losers > 0 ? tally.losses.double / Double(tally.losers) : nil }

  /// The mean result of the worst twentieth of the sessions.
  public var worstTwentieth: Double { tally.changes.lowTail(0.05) ?? 0 }

  /// The law takes room and time for every bet.
  private static let mostBetsOfLaw = 10_000_000.0

  /// The law of the longest losing streak; nil where sessions have more than ten million bets, differ in their number or
  /// in the chance.
  public var streakLaw: StreakLaw? {
    let lengths = tally.betCounts.steps
    guard tally.winningRolls > 0, lengths.count == 1, let length = lengths.first?.value,
      length == length.rounded(), length <= Self.mostBetsOfLaw, tally.bets.variance(count) == 0
    else { return nil }
    return StreakLaw(bets: Int(length), losing: 1 - Double(tally.winningRolls) / 10_000)
  }
}
