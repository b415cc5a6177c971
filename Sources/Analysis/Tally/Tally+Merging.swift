extension Tally {
  /// Adds other sessions.
  public mutating func merge(_ other: Tally) throws(AnalysisError) {
    sessions += other.sessions
    causes.merge(other.causes, uniquingKeysWith: +)
    winners += other.winners
    losers += other.losers
    try gains.add(other.gains.value, "gains")
    try losses.add(other.losses.value, "losses")
    try final.merge(other.final, "balances")
    try bets.merge(other.bets, "bets")
    try wagered.merge(other.wagered, "wagers")
    try profit.merge(other.profit, "profits")
    try luck.merge(other.luck, "profits")
    try expectedLoss.add(other.expectedLoss.value, "expected losses")
    try profitTimesLuck.add(other.profitTimesLuck.value, "profits")
    try profitTimesBets.add(other.profitTimesBets.value, "profits")
    try profitTimesWagered.add(other.profitTimesWagered.value, "wagers")
    try wins.add(other.wins.value, "wins")
    try expectedWins.add(other.expectedWins.value, "wins")
    try winVariance.add(other.winVariance.value, "wins")
    try profitVariance.add(other.profitVariance.value, "profits")
    try betCounts.merge(other.betCounts, "bets")
    try wagers.merge(other.wagers, "wagers")
    try drawdowns.merge(other.drawdowns, "drawdowns")
    try lossStreaks.merge(other.lossStreaks, "streaks")
    try largestStakes.merge(other.largestStakes, "stakes")
    try exposures.merge(other.exposures, "exposures")
    try ruinBets.merge(other.ruinBets, "bets")
    try changes.merge(other.changes)
    try mergeFan(other)
    let (own, others) = (winningRolls, other.winningRolls)
    winningRolls = own == others || others == 0 ? own : own == 0 ? others : -1
  }

  /// Once the sessions of `other` are counted.
  private mutating func mergeFan(_ other: Tally) throws(AnalysisError) {
    // Who has no session yet has no places either.
    if other.sessions == 0 { return }
    if sessions == other.sessions { return fan = other.fan }
    guard fan.map(\.bets) == other.fan.map(\.bets) else {
      throw .mismatch("these sessions were looked at after different numbers of bets")
    }
    for index in fan.indices { try fan[index].changes.merge(other.fan[index].changes) }
  }
}
