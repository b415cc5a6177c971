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
  /// Figures that can be added up and divided without a look: a process that counts up to the ends of the integers
  /// must not bring down who reads it.
  mutating func statistics() throws(WireFault) -> Statistics {
    let counts = 0...WireBounds.tickets
    var statistics = Statistics(startBalance: .zero)
    statistics.bets = try count("bets", in: counts)
    statistics.wins = try count("wins", in: 0...statistics.bets)
    statistics.refused = try count("refused", in: counts)
    statistics.unknown = try count("unknown", in: counts)
    statistics.withdrawn = try count("withdrawn", in: counts)
    statistics.recordedOnly = try count("recorded_only", in: counts)
    statistics.settledAfterStop = try count("settled_after_stop", in: 0...statistics.bets)
    statistics.wagered = try sum("wagered")
    statistics.expectedLoss = ExpectedLoss(tenThousandthUnits: try sum("expected_loss").units)
    statistics.expectedWinsTenThousandths = try count("expected_wins", in: 0...(statistics.bets * Roll.count))
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
