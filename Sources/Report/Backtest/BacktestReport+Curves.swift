import Analysis

extension BacktestReport {
  /// The share of the sessions that were ruined within so many bets: no session leaves the count before its end, so
  /// that this is the cumulative incidence.
  var ruinCurve: [(bets: Int, share: Double)] {
    let (ruined, sessions) = (result.tally.ruinBets, result.tally.sessions)
    guard ruined.count > 0, let last = result.tally.betCounts.quantile(1) else { return [] }
    return (1...10).map { step in
      let bets = Figure.whole(last * Double(step) / 10)
      return (bets, Double(ruined.count(upTo: Int64(bets))) / Double(sessions))
    }
  }

  /// Losing streaks of so many or more: what was played, and the exact law; nil where the law does not apply.
  var streakRows: [(length: Int, observed: Double, exact: Double)]? {
    guard let law = lawOfStreaks else { return nil }
    let (streaks, sessions) = (result.tally.lossStreaks, result.tally.sessions)
    let longest = Figure.whole(streaks.quantile(1) ?? 0)
    let median = Figure.whole(streaks.quantile(0.5) ?? 0)
    guard median > 0, longest > median else { return [] }
    // By parts, because the product may not fit: a file says what it likes.
    let (part, rest) = (longest - median).quotientAndRemainder(dividingBy: 4)
    let lengths = Set((0...4).map { median + part * $0 + rest * $0 / 4 }).sorted()
    return lengths.map { length in
      let longer = sessions - streaks.count(upTo: Int64(length - 1))
      return (length, Double(longer) / Double(sessions), law.probability(atLeast: length))
    }
  }

  /// What an hour costs on average at the stated rate, in units.
  var lossPerHour: Double? {
    let bets = result.tally.bets.sum.value
    guard bets > 0 else { return nil }
    return figures.expectedLoss * Double(result.tally.sessions) / Double(bets) * rate * 3600
  }
}
