import Analysis
import Foundation

/// A backtest for a person: first how most sessions end and what the average one loses, which are not the same.
public enum BacktestText {
  /// The lines.
  public static func lines(_ report: BacktestReport) -> [String] {
    Figure.lines(headline(report)) + Figure.folded(rows(report))
  }

  /// What stands behind the first four lines.
  static func rows(_ report: BacktestReport) -> [(String, String)] {
    let (figures, tally) = (report.figures, report.result.tally)
    var rows: [(String, String)] = []
    rows.append(("final balance", balances(figures, report)))
    rows.append(("bets", "mean \(plain(figures.bets.mean)), median \(plain(figures.bets.median))"))
    rows.append(("wagered", average(figures.wagered, report)))
    rows += winnersAndLosers(figures, report)
    rows.append(("worst twentieth", "\(money(figures.worstTwentieth, report)) on average (CVaR 95)"))
    rows.append(("max drawdown", quantiles(tally.drawdowns, report)))
    rows.append(("largest stake", quantiles(tally.largestStakes, report)))
    rows.append(("at risk at once", quantiles(tally.exposures, report)))
    rows.append(("losing streak", streaks(tally.lossStreaks)))
    for row in report.streakRows ?? [] {
      let shares = "\(Figure.share(row.observed)) of sessions, \(Figure.share(row.exact)) by the exact law"
      rows.append(("", "\(row.length) or more: \(shares)"))
    }
    let curve = report.ruinCurve.enumerated().filter { $0.offset % 2 == 1 || $0.offset == 0 }.map(\.element)
    if !curve.isEmpty {
      rows.append(
        ("ruined within", curve.map { "\($0.bets): \(Figure.share($0.share))" }.joined(separator: ", ")))
    }
    rows.append(("ended by", causes(tally)))
    rows += costs(figures, report)
    if let exact = report.exact {
      rows += ExactText.rows(ExactAgreement(exact, beside: figures), currency: report.currency)
    }
    rows += trust(figures, report)
    return rows
  }

  /// The first four lines: nobody who reads no further is misled.
  static func headline(_ report: BacktestReport) -> [(String, String)] {
    let figures = report.figures
    let profit = figures.profit
    let word = profit.mean < 0 ? "loses" : profit.mean > 0 ? "gains" : "neither gains nor loses:"
    let most = figures.ahead.value > 0.5 ? "most sessions end ahead" : "most sessions do not end ahead"
    var chances = "ruin \(interval(figures.ruin))"
    if figures.target.value > 0 { chances += "; target reached \(interval(figures.target))" }
    if figures.stopLoss.value > 0 { chances += "; stop-loss \(interval(figures.stopLoss))" }
    let wanted = report.result.tally.sessions == Int(report.result.manifest.sessions)
    return [
      (
        "sessions",
        "\(report.result.tally.sessions)\(wanted ? "" : " of \(report.result.manifest.sessions)"): "
          + "\(most), \(interval(figures.ahead))"
      ),
      (
        "the average",
        "\(word) \(money(abs(profit.mean), report)) ± \(money(Figure.half95(profit.se), report)), "
          + "the median is \(money(profit.median, report))"
      ),
      ("chances", chances),
      ("expected loss", "\(money(figures.expectedLoss, report)) a session: \(price(report))"),
    ]
  }

  /// What of the wager is lost on average, and the house edge beside it where it is not that: payouts are rounded.
  private static func price(_ report: BacktestReport) -> String {
    let figures = report.figures
    let edge = Figure.rounded(Double(report.edgeHundredths) / 100)
    let wagered = figures.wagered.mean
    let share = wagered > 0 ? Figure.rounded(figures.expectedLoss / wagered * 100) : edge
    return share == edge
      ? "the house edge of \(edge) % on what was wagered"
      : "\(share) % of what was wagered (the house edge is \(edge) %, and payouts are rounded)"
  }

  private static func winnersAndLosers(
    _ figures: CostFigures, _ report: BacktestReport
  ) -> [(String, String)] {
    var words: [String] = []
    if let gain = figures.meanGain { words.append("winners gain \(money(gain, report))") }
    if let loss = figures.meanLoss { words.append("losers lose \(money(loss, report))") }
    return words.isEmpty ? [] : [("on average", words.joined(separator: ", "))]
  }

  private static func costs(_ figures: CostFigures, _ report: BacktestReport) -> [(String, String)] {
    var rows: [(String, String)] = []
    if let bet = figures.profitPerBet, let wager = figures.profitPerWager {
      rows.append(
        (
          "per bet",
          "\(money(bet.value, report, places: 10)) ± \(money(Figure.half95(bet.se), report, places: 10)); "
            + "\(percent(wager.value)) ± \(percent(Figure.half95(wager.se))) of the wager"
        ))
    }
    if let loss = report.lossPerHour {
      rows.append(
        ("per hour", "\(money(loss, report)) lost on average, at \(Figure.rounded(report.rate)) bets/s"))
    }
    if let controlled = figures.controlledProfit {
      rows.append(
        (
          "profit, adjusted",
          "\(money(controlled.mean, report)) ± \(money(Figure.half95(controlled.se), report)): chance taken off "
            + "(control variate, β = \(Figure.rounded(controlled.coefficient))); the figure above is the raw one"
        ))
    }
    return rows
  }

  private static func trust(_ figures: CostFigures, _ report: BacktestReport) -> [(String, String)] {
    var words: [String] = []
    if let z = figures.winsZ {
      words.append(String(format: "|z| = %.1f against the house edge (wins)", abs(z)))
    }
    if let z = figures.moneyZ { words.append(String(format: "%.1f (money)", abs(z))) }
    if let audited = report.audited {
      words.append("\(audited) \(audited == 1 ? "session" : "sessions") audited")
    }
    var rows = [("self-check", words.isEmpty ? "no bet was placed" : words.joined(separator: ", "))]
    rows.append(("seed", String(report.result.manifest.seed)))
    rows.append(("result", "sha256 \(report.result.sha256)"))
    if let seconds = report.seconds {
      let bets = Double(report.result.tally.bets.sum.value)
      rows.append(("took", "\(Figure.time(seconds)), \(Int(bets / max(seconds, 1e-9))) bets/s"))
    }
    return rows
  }

  private static func balances(_ figures: CostFigures, _ report: BacktestReport) -> String {
    let shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
    let parts = zip(shares, figures.tally.changes.quantiles(shares)).map { share, change in
      "\(Int(share * 100)) %: \(money(figures.startBalance + change, report, named: false))"
    }
    return "mean \(money(figures.final.mean, report)); \(parts.joined(separator: ", "))"
  }

  private static func average(_ mean: Mean, _ report: BacktestReport) -> String {
    "mean \(money(mean.mean, report)) ± \(money(Figure.half95(mean.se), report)), "
      + "median \(money(mean.median, report))"
  }

  private static func quantiles(_ spread: Spread, _ report: BacktestReport) -> String {
    func at(_ share: Double) -> String { money(spread.quantile(share) ?? 0, report) }
    return "median \(at(0.5)), 95 % up to \(at(0.95)), at most \(at(1))"
  }

  private static func streaks(_ spread: Spread) -> String {
    func at(_ share: Double) -> Int { Figure.whole(spread.quantile(share) ?? 0) }
    return "longest of a session: median \(at(0.5)), 95 % up to \(at(0.95)), at most \(at(1))"
  }

  private static func causes(_ tally: Tally) -> String {
    tally.causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \(Figure.share(Double($0.value) / Double(tally.sessions)))" }.joined(separator: ", ")
  }

  private static func interval(_ share: Proportion) -> String { Figure.interval(share) }

  private static func percent(_ value: Double) -> String { String(format: "%.3f %%", value * 100) }

  private static func plain(_ value: Double) -> String { String(format: "%.1f", value) }

  private static func money(
    _ units: Double, _ report: BacktestReport, places: Int = 8, named: Bool = true
  ) -> String {
    Figure.coins(units, named ? report.currency : nil, places: places)
  }
}
