public import Dice
public import Engine

/// What many independent sessions came to, added up in whole numbers: any split of them over processes or machines
/// gives the same sums, and so the same bytes.
public struct Tally: Hashable, Sendable, Codable {
  /// How many sessions there were.
  public internal(set) var sessions = 0
  /// How they ended, by the name of the cause.
  public internal(set) var causes: [String: Int] = [:]
  /// How many ended with more, and with less, than they began with.
  public internal(set) var winners = 0, losers = 0
  /// What the winners won and the losers lost, in units.
  public internal(set) var gains = Wide(), losses = Wide()
  /// Balance at the end, bets, wager and profit of a session; and its luck: profit and expected loss together, which is
  /// what chance added to the house's edge. All but the bets in units.
  public internal(set) var final = Moments(), bets = Moments(), wagered = Moments(), profit = Moments()
  /// See `final`.
  public internal(set) var luck = Moments()
  /// What the bets cost on average, in 1e-4 units.
  public internal(set) var expectedLoss = Wide()
  /// Sums of products over sessions.
  public internal(set) var profitTimesLuck = Wide(), profitTimesBets = Wide(), profitTimesWagered = Wide()
  /// Won bets, and 10,000 times how many were to be expected.
  public internal(set) var wins = Wide(), expectedWins = Wide()
  /// 10^8 times the variance of the number of wins.
  public internal(set) var winVariance = Wide()
  /// The variance of the profit given the stakes, in square units, rounded by session.
  public internal(set) var profitVariance = Wide()
  /// Spreads over the sessions, money in units.
  public internal(set) var betCounts = Spread(), wagers = Spread(), drawdowns = Spread()
  /// See `betCounts`.
  public internal(set) var lossStreaks = Spread(), largestStakes = Spread(), exposures = Spread()
  /// After how many bets those ended that were ruined.
  public internal(set) var ruinBets = Spread()
  /// What sessions had won or lost at their end, and after so many bets, in rising order; who ended before stays in.
  public internal(set) var changes = ChangeSpread()
  /// See `changes`.
  public internal(set) var fan: [FanStep] = []
  /// The winning rolls of all bets, where they were the same in all: 0 for none yet, −1 where they differ.
  public internal(set) var winningRolls = 0

  /// No sessions yet.
  public init() {}

  /// Adds a session, and the balances that it had after so many tickets as `places` say, as far as it came; all sessions
  /// have the same places. `winVariance` is ``Pipeline/winVariance`` of it; nil where all its bets have one chance.
  public mutating func add(
    _ result: SessionResult, winVariance: Int? = nil, balances: [Amount] = [], at places: [Int] = []
  ) throws(AnalysisError) {
    let statistics = result.statistics
    let (count, gain) = (statistics.bets, Int128(result.profit.units))
    let wager = statistics.wagered.units
    let lucky = gain + statistics.expectedLoss.rounded.units
    sessions += 1
    causes[result.stop.cause.rawValue, default: 0] += 1
    if gain > 0 {
      winners += 1
      try gains.add(gain, "gains")
    } else if gain < 0 {
      losers += 1
      try losses.add(-gain, "losses")
    }
    try final.add(Int128(result.balance.units), "balances")
    try bets.add(Int128(count), "bets")
    try wagered.add(wager, "wagers")
    try profit.add(gain, "profits")
    try luck.add(lucky, "profits")
    try expectedLoss.add(statistics.expectedLoss.tenThousandthUnits, "expected losses")
    try profitTimesLuck.add(gain, times: lucky, "profits")
    try profitTimesBets.add(gain, times: Int128(count), "profits")
    try profitTimesWagered.add(gain, times: wager, "wagers")
    try addChance(statistics, winVariance)
    try spread(result)
    try changes.add(result.profit.units)
    if sessions == 1 { fan = places.map { FanStep(bets: $0) } }
    guard fan.count == places.count, balances.count <= places.count else {
      throw .mismatch("sessions that were looked at in different places have no common course")
    }
    for index in fan.indices {
      let balance = index < balances.count ? balances[index] : result.balance
      try fan[index].changes.add((balance - result.startBalance).units)
    }
  }

  private mutating func addChance(_ statistics: Statistics, _ winVariance: Int?) throws(AnalysisError) {
    let (count, rolls) = (statistics.bets, statistics.expectedWinsTenThousandths)
    try wins.add(Int128(statistics.wins), "wins")
    try expectedWins.add(Int128(rolls), "wins")
    guard count > 0 else { return }
    // n times n·w̄·(10,000 − w̄): Σ w(10,000 − w) is concave in w, so that it comes to that only where every w is w̄.
    let most = Int128(rolls) * Int128(10_000 * count - rolls)
    let own = winVariance.map { Int128($0) } ?? most / Int128(count)
    try self.winVariance.add(own, "wins")
    let variance = statistics.profitVariance.rounded()
    guard variance.magnitude < 1e36 else { throw .tooLarge("profits") }
    try profitVariance.add(Int128(variance), "profits")
    let isOneChance = rolls % count == 0 && own * Int128(count) == most
    let chance = isOneChance ? rolls / count : -1
    winningRolls = winningRolls == 0 || winningRolls == chance ? chance : -1
  }

  private mutating func spread(_ result: SessionResult) throws(AnalysisError) {
    let statistics = result.statistics
    try betCounts.add(Int64(statistics.bets), "bets")
    try wagers.add(Int64(clamping: statistics.wagered.units), "wagers")
    try drawdowns.add(statistics.maxDrawdown.units, "drawdowns")
    try lossStreaks.add(Int64(statistics.longestLossStreak), "streaks")
    try largestStakes.add(statistics.largestStake.units, "stakes")
    try exposures.add(statistics.maxExposure.units, "exposures")
    if result.stop.cause.isRuin { try ruinBets.add(Int64(statistics.bets), "bets") }
  }
}

extension StopCause {
  /// Whether the balance, or what of it may be touched, could not bear the next bet.
  public var isRuin: Bool { self == .balance || self == .minBalance }
}
