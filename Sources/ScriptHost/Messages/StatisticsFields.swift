internal import Dice
internal import Engine

extension WireWriter {
  mutating func statistics(_ statistics: Statistics) {
    for value in [
      statistics.bets, statistics.wins, statistics.refused, statistics.unknown, statistics.withdrawn,
      statistics.recordedOnly, statistics.settledAfterStop,
    ] {
      count(value)
    }
    sum(statistics.wagered)
    sum(AmountSum(units: statistics.expectedLoss.tenThousandthUnits))
    count(statistics.expectedWinsTenThousandths)
    number(statistics.profitVariance)
    count(statistics.longestWinStreak)
    count(statistics.longestLossStreak)
    for amount in [
      statistics.peakBalance, statistics.maxDrawdown, statistics.maxExposure, statistics.largestStake,
    ] {
      self.amount(amount)
    }
  }
}

extension WireReader {
  mutating func statistics() throws(WireFault) -> Statistics {
    var statistics = Statistics(startBalance: .zero)
    statistics.bets = try count("bets")
    statistics.wins = try count("wins", in: 0...statistics.bets)
    statistics.refused = try count("refused")
    statistics.unknown = try count("unknown")
    statistics.withdrawn = try count("withdrawn")
    statistics.recordedOnly = try count("recorded_only")
    statistics.settledAfterStop = try count("settled_after_stop", in: 0...statistics.bets)
    statistics.wagered = try sum("wagered")
    statistics.expectedLoss = ExpectedLoss(tenThousandthUnits: try sum("expected_loss").units)
    statistics.expectedWinsTenThousandths = try count("expected_wins")
    statistics.profitVariance = try number("profit_variance")
    statistics.longestWinStreak = try count("longest_win_streak", in: 0...statistics.wins)
    statistics.longestLossStreak = try count("longest_loss_streak", in: 0...statistics.losses)
    statistics.peakBalance = try amount("peak_balance")
    statistics.maxDrawdown = try amount("max_drawdown", atLeast: .zero)
    statistics.maxExposure = try amount("max_exposure", atLeast: .zero)
    statistics.largestStake = try amount("largest_stake", atLeast: .zero)
    return statistics
  }
}
