import Analysis

/// A backtest for programs: `docs/json.md` lists the keys. Means are numbers, in coins: they are estimates.
public struct BacktestJSON: Encodable {
  private let report: BacktestReport

  /// Writes `report`.
  public init(_ report: BacktestReport) {
    self.report = report
  }

  /// One line, keys in alphabetical order.
  public func text() throws -> String { try JSONLine.text(self) }

  private enum Keys: String, CodingKey {
    case sessions, sessionsWanted, seed, script, scriptSha256, currency, settings
    case pRuin, pTarget, pProfit, pStopLoss, causes
    case final, bets, wagered, profit
    case expectedLoss, profitPerBet, profitPerWager, controlledProfit, meanGain, meanLoss, worstTwentieth
    case lossPerHour, betsPerSecond, maxDrawdown, longestLosingStreak, largestStake, maxExposure
    case ruinWithinBets, losingStreakLaw, selfCheckZ, moneyZ, resultSha256, audited, seconds, exact
  }

  private struct Estimate: Encodable {
    let value, se: Double
    var coefficient: Double?
  }

  private struct Quantiles: Encodable {
    let median, p90, p99, max: Double

    init(_ spread: Spread, unit: Double) {
      func at(_ share: Double) -> Double { (spread.quantile(share) ?? 0) / unit }
      (median, p90, p99, max) = (at(0.5), at(0.9), at(0.99), at(1))
    }
  }

  /// Writes the figures.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    let (result, figures, coin) = (report.result, report.figures, 1e8)
    let tally = result.tally
    try container.encode(tally.sessions, forKey: .sessions)
    try container.encode(result.manifest.sessions, forKey: .sessionsWanted)
    try container.encode(result.manifest.seed, forKey: .seed)
    try container.encode(result.manifest.script, forKey: .script)
    try container.encode(result.manifest.scriptSHA256, forKey: .scriptSha256)
    try container.encode(result.manifest.settings, forKey: .settings)
    try container.encode(report.currency, forKey: .currency)
    try container.encode(ShareJSON(figures.ruin), forKey: .pRuin)
    try container.encode(ShareJSON(figures.target), forKey: .pTarget)
    try container.encode(ShareJSON(figures.ahead), forKey: .pProfit)
    try container.encode(ShareJSON(figures.stopLoss), forKey: .pStopLoss)
    try container.encode(tally.causes, forKey: .causes)
    try container.encode(AverageJSON(figures.final, unit: coin), forKey: .final)
    try container.encode(AverageJSON(figures.bets, unit: 1), forKey: .bets)
    try container.encode(AverageJSON(figures.wagered, unit: coin), forKey: .wagered)
    try container.encode(AverageJSON(figures.profit, unit: coin), forKey: .profit)
    try container.encode(figures.expectedLoss / coin, forKey: .expectedLoss)
    try container.encodeIfPresent(
      figures.profitPerBet.map { Estimate(value: $0.value / coin, se: $0.se / coin) }, forKey: .profitPerBet)
    try container.encodeIfPresent(
      figures.profitPerWager.map { Estimate(value: $0.value, se: $0.se) }, forKey: .profitPerWager)
    try container.encodeIfPresent(
      figures.controlledProfit.map {
        Estimate(value: $0.mean / coin, se: $0.se / coin, coefficient: $0.coefficient)
      }, forKey: .controlledProfit)
    try container.encodeIfPresent(figures.meanGain.map { $0 / coin }, forKey: .meanGain)
    try container.encodeIfPresent(figures.meanLoss.map { $0 / coin }, forKey: .meanLoss)
    try container.encode(figures.worstTwentieth / coin, forKey: .worstTwentieth)
    try container.encodeIfPresent(
      report.lossPerHour.map { $0 / coin }, forKey: .lossPerHour)
    try container.encode(report.rate, forKey: .betsPerSecond)
    try container.encode(Quantiles(tally.drawdowns, unit: coin), forKey: .maxDrawdown)
    try container.encode(Quantiles(tally.lossStreaks, unit: 1), forKey: .longestLosingStreak)
    try container.encode(Quantiles(tally.largestStakes, unit: coin), forKey: .largestStake)
    try container.encode(Quantiles(tally.exposures, unit: coin), forKey: .maxExposure)
    try container.encode(report.ruinCurve.map { [Double($0.bets), $0.share] }, forKey: .ruinWithinBets)
    try container.encodeIfPresent(
      report.streakRows?.map { [Double($0.length), $0.observed, $0.exact] }, forKey: .losingStreakLaw)
    try container.encodeIfPresent(figures.winsZ, forKey: .selfCheckZ)
    try container.encodeIfPresent(figures.moneyZ, forKey: .moneyZ)
    try container.encode(result.sha256, forKey: .resultSha256)
    try container.encodeIfPresent(
      report.exact.map { ExactJSON(ExactAgreement($0, beside: figures)) }, forKey: .exact)
    try container.encodeIfPresent(report.audited, forKey: .audited)
    try container.encodeIfPresent(report.seconds, forKey: .seconds)
  }
}
