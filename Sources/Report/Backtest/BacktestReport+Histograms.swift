import Analysis

// What sessions come to in the end.
extension BacktestReport {
  private static let (bins, fewBins) = (40, 16)
  private static let mostStreaks = 60
  /// The law of longer sessions takes its time.
  private static let mostBetsOfLaw = 200_000.0

  /// The balances at the end. Losses and gains are in bins of their own; nil without a session.
  var finalChart: Chart? {
    let (start, steps) = (figures.startBalance, result.tally.changes.steps)
    let all = Bins(steps, most: Self.bins)
    guard !all.bins.isEmpty else { return nil }
    // A bin may reach below nothing; a balance does not.
    func bars(_ wanted: (Bins.Bin) -> Bool) -> Chart.Shape {
      .bars(
        all.bins.filter(wanted).map {
          Chart.Bar(from: max(0, start + $0.from), to: start + $0.to, y: all.share($0))
        })
    }
    let columns = ["from", "to below", "sessions", "share"]
    return Chart(
      name: "final", title: "Final balances",
      about:
        "How many sessions ended with how much. Few large losses can weigh more than many small gains: the mean tells, "
        + "and not the most frequent.",
      across: Chart.Scale(label: "balance at the end, \(currency)", unit: .money),
      up: Chart.Scale(label: "share of sessions", unit: .share, shown: [0]),
      layers: [
        Chart.Layer(name: "ended with less", role: .loss, shape: bars { $0.from < 0 }),
        Chart.Layer(name: "ended with as much or more", role: .gain, shape: bars { $0.from >= 0 }),
        Chart.Layer(name: "start", role: .start, shape: .upright(start)),
        Chart.Layer(name: "mean", role: .mean, shape: .upright(figures.final.mean)),
      ],
      table: Chart.Table(columns: columns, rows: all.rows { Figure.coins(max(0, start + $0)) }),
      brief: Chart.Table(
        columns: columns, rows: Bins(steps, most: Self.fewBins).rows { Figure.coins(max(0, start + $0)) }))
  }

  /// The deepest falls from a peak; nil without a session.
  var drawdownChart: Chart? {
    let steps = result.tally.drawdowns.steps
    let all = Bins(steps, most: Self.bins)
    guard !all.bins.isEmpty else { return nil }
    let columns = ["from", "to below", "sessions", "share"]
    return Chart(
      name: "drawdown", title: "Deepest drawdown",
      about: "How far the balance of a session fell from its highest point before, at the deepest.",
      across: Chart.Scale(label: "drawdown, \(currency)", unit: .money, shown: [0]),
      up: Chart.Scale(label: "share of sessions", unit: .share, shown: [0]),
      layers: [
        Chart.Layer(
          name: "sessions", role: .plain,
          shape: .bars(all.bins.map { Chart.Bar(from: $0.from, to: $0.to, y: all.share($0)) }))
      ],
      table: Chart.Table(columns: columns, rows: all.rows(Figure.coins)),
      brief: Chart.Table(columns: columns, rows: Bins(steps, most: Self.fewBins).rows(Figure.coins)))
  }

  /// The longest losing streaks, and the exact law where all sessions are of one kind; nil without a session.
  var streakChart: Chart? {
    let steps = result.tally.lossStreaks.steps
    let all = Bins(steps, most: Self.mostStreaks)
    guard !all.bins.isEmpty else { return nil }
    let law = streakLaw(all)
    var layers = [
      Chart.Layer(
        name: "sessions", role: .plain,
        shape: .bars(all.bins.map { Chart.Bar(from: $0.from - 0.5, to: $0.to - 0.5, y: all.share($0)) }))
    ]
    if let law {
      layers.append(
        Chart.Layer(
          name: "exact law", role: .law,
          shape: .line(zip(all.bins, law).map { Chart.Point(x: ($0.from + $0.to - 1) / 2, y: $1) })))
    }
    let rows = all.bins.enumerated().map { index, bin in
      let last = Figure.whole(bin.to - 1)
      let length = bin.to - bin.from == 1 ? "\(last)" : "\(Figure.whole(bin.from))–\(last)"
      return [length, "\(bin.count)", Figure.share(all.share(bin))]
        + (law.map { [Figure.share($0[index])] } ?? [])
    }
    let columns = ["losses in a row", "sessions", "share"] + (law == nil ? [] : ["exact law"])
    let table = Chart.Table(columns: columns, rows: rows)
    return Chart(
      name: "streaks", title: "Longest losing streak",
      about: "The longest run of losses of a session."
        + (law == nil ? "" : " The line is what independent bets of this chance do by the exact law."),
      across: Chart.Scale(label: "losses in a row", unit: .count),
      up: Chart.Scale(label: "share of sessions", unit: .share, shown: [0]), layers: layers, table: table,
      brief: table)
  }

  /// The probability of each bin by the exact law; nil where that does not apply, or has too much to compute.
  private func streakLaw(_ all: Bins) -> [Double]? {
    guard let law = lawOfStreaks, (result.tally.betCounts.quantile(1) ?? 0) <= Self.mostBetsOfLaw else {
      return nil
    }
    func atLeast(_ length: Double) -> Double {
      length < 1 ? 1 : law.probability(atLeast: Figure.whole(length))
    }
    return all.bins.map { atLeast($0.from) - atLeast($0.to) }
  }
}
