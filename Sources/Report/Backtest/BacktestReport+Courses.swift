import Analysis

// What happens to sessions on their way.
extension BacktestReport {
  private static let shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
  private static let ruinSteps = 25

  /// The balances of all sessions after so many bets.
  private typealias FanPlace = (name: String, bets: Int, quantiles: [Double], mean: Double)

  /// How the balances of the sessions fan out, as far as they were looked at, and at the end where that is later: a place
  /// counts refused tickets too, and a limit does not.
  private var fanPlaces: [FanPlace] {
    let (start, fan, end) = (figures.startBalance, result.tally.fan, result.tally.changes)
    func place(_ name: String, _ bets: Int, _ changes: ChangeSpread) -> FanPlace {
      (name, bets, changes.quantiles(Self.shares).map { start + $0 }, start + changes.mean)
    }
    let longest = result.tally.betCounts.quantile(1) ?? 0
    // Behind the end of the last session nothing happens any more.
    let last = fan.firstIndex { Double($0.bets) >= longest && $0.changes == end } ?? fan.count - 1
    guard last >= 0 else { return [] }
    let begin = (name: "0", bets: 0, quantiles: Self.shares.map { _ in start }, mean: start)
    let places = [begin] + fan[...last].map { place("\($0.bets)", $0.bets, $0.changes) }
    return fan[last].changes == end ? places : places + [place("at the end", fan[last].bets, end)]
  }

  /// How the balances of the sessions fan out; nil where nothing is known of their course.
  var fanChart: Chart? {
    let (start, steps) = (figures.startBalance, fanPlaces)
    guard !steps.isEmpty else { return nil }
    func band(_ low: Int, _ high: Int) -> Chart.Shape {
      .band(steps.map { Chart.Span(x: Double($0.bets), low: $0.quantiles[low], high: $0.quantiles[high]) })
    }
    let names = Self.shares.map { $0 == 0.5 ? "median" : "\(Figure.whole($0 * 100)) %" }
    let rows = steps.map { [$0.name] + ($0.quantiles + [$0.mean]).map(Figure.coins) }
    return Chart(
      name: "balance", title: "Balance by bets",
      about:
        "Of all sessions, half lie in the inner band and nine of ten in the outer one; a session that is over stays in "
        + "with what it ended with. The mean lies where the house edge takes it, wherever the median is.",
      across: Chart.Scale(label: "bets", unit: .count, shown: [0]),
      up: Chart.Scale(label: "balance, \(currency)", unit: .money),
      layers: [
        Chart.Layer(name: "5 % to 95 %", role: .outer, shape: band(1, 5)),
        Chart.Layer(name: "25 % to 75 %", role: .inner, shape: band(2, 4)),
        Chart.Layer(name: "start", role: .start, shape: .level(start)),
        Chart.Layer(
          name: "median", role: .median,
          shape: .line(steps.map { Chart.Point(x: Double($0.bets), y: $0.quantiles[3]) })),
        Chart.Layer(
          name: "mean", role: .mean, shape: .line(steps.map { Chart.Point(x: Double($0.bets), y: $0.mean) })),
      ],
      table: Chart.Table(columns: ["bets"] + names + ["mean"], rows: rows),
      brief: Chart.Table(
        columns: ["bets", "5 %", "median", "95 %", "mean"],
        rows: rows.map { row in [0, 2, 4, 6, 8].map { row[$0] } }))
  }

  /// The share of the sessions that were ruined within so many bets, with its interval; nil where no bet was placed.
  var ruinChart: Chart? {
    let (ruined, sessions) = (result.tally.ruinBets, result.tally.sessions)
    let longest = Figure.whole(result.tally.betCounts.quantile(1) ?? 0)
    guard longest > 0, sessions > 0 else { return nil }
    let places = Set(
      (0...Self.ruinSteps).map { Figure.whole(Double(longest) * Double($0) / Double(Self.ruinSteps)) })
    let steps = places.sorted().map { bets in
      (bets: bets, share: Proportion(ruined.count(upTo: Int64(bets)), of: sessions))
    }
    let table = Chart.Table(
      columns: ["bets", "ruined", "low", "high"],
      rows: steps.map { step in
        ["\(step.bets)"] + [step.share.value, step.share.low, step.share.high].map(Figure.share)
      })
    return Chart(
      name: "ruin", title: "Ruined within so many bets",
      about:
        "The share of all sessions that could not bear their next bet, by the number of bets until then. No session "
        + "leaves the count before its end. The band is the 95 % interval.",
      across: Chart.Scale(label: "bets", unit: .count, shown: [0]),
      up: Chart.Scale(label: "share of sessions", unit: .share, shown: [0]),
      layers: [
        Chart.Layer(
          name: "95 % interval", role: .outer,
          shape: .band(
            steps.map { Chart.Span(x: Double($0.bets), low: $0.share.low, high: $0.share.high) })),
        Chart.Layer(
          name: "ruined", role: .loss,
          shape: .line(steps.map { Chart.Point(x: Double($0.bets), y: $0.share.value) })),
      ], table: table, brief: table)
  }
}
