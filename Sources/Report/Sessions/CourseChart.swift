/// Charts of one session.
enum CourseChart {
  private static let briefRows = 16

  /// `expected` has as many values as `series`.
  static func balance(
    _ series: ThinSeries, expected: ThinSeries, start: Int64, _ currency: String
  ) -> Chart? {
    guard series.count > 0 else { return nil }
    let first = ThinSeries.Bucket(end: 0, low: start, high: start, last: start)
    let buckets = [first] + series.buckets
    return Chart(
      name: "balance", title: "Balance",
      about:
        "The balance after each bet, and what these bets come to on average: between them lies luck, good or bad, "
        + "and the next bets know nothing of it."
        + (series.buckets.count < series.count
          ? " Where many bets share a point, the band is from the lowest to the highest." : ""),
      across: Chart.Scale(label: "bets", unit: .count, shown: [0]),
      up: Chart.Scale(label: "balance, \(currency)", unit: .money),
      layers: [
        Chart.Layer(name: "lowest to highest", role: .inner, shape: band(buckets)),
        Chart.Layer(name: "start", role: .start, shape: .level(Double(start))),
        Chart.Layer(
          name: "on average", role: .mean,
          shape: .line(
            ([first] + expected.buckets).map { Chart.Point(x: Double($0.end), y: Double($0.last)) })),
        Chart.Layer(
          name: "balance", role: .median,
          shape: .line(buckets.map { Chart.Point(x: Double($0.end), y: Double($0.last)) })),
      ], table: balances(buckets, [first] + expected.buckets),
      brief: balances([first] + series.brief(briefRows), [first] + expected.brief(briefRows)))
  }

  static func stakes(_ series: ThinSeries, _ currency: String) -> Chart? {
    peaks(
      series, name: "stakes", title: "Stakes", up: "stake, \(currency)",
      about: "The stake of each bet. The line is the highest of the bets that share a point.", currency)
  }

  static func exposure(_ series: ThinSeries, _ currency: String) -> Chart? {
    peaks(
      series, name: "exposure", title: "At risk at once", up: "exposure, \(currency)",
      about:
        "The sum of the stakes that had no result yet, while the session went on: what could be lost at once.",
      currency)
  }

  private static func peaks(
    _ series: ThinSeries, name: String, title: String, up: String, about: String, _ currency: String
  ) -> Chart? {
    guard series.count > 0 else { return nil }
    return Chart(
      name: name, title: title, about: about, across: Chart.Scale(label: "bets", unit: .count, shown: [0]),
      up: Chart.Scale(label: up, unit: .money, shown: [0]),
      layers: [
        Chart.Layer(name: "lowest to highest", role: .inner, shape: band(series.buckets)),
        Chart.Layer(
          name: "highest", role: .loss,
          shape: .line(series.buckets.map { Chart.Point(x: Double($0.end), y: Double($0.high)) })),
      ], table: table(series.buckets, title.lowercased()),
      brief: table(series.brief(briefRows), title.lowercased()))
  }

  /// How long a real house took; nil where it never answered.
  static func latency(_ live: LiveFigures) -> Chart? {
    guard let latency = live.latency else { return nil }
    let points = [(0.5, latency.p50), (0.9, latency.p90), (0.99, latency.p99), (1, latency.max)]
    let table = Chart.Table(
      columns: ["answers", "within"],
      rows: points.map { [Figure.rounded($0.0 * 100) + " %", Figure.rounded($0.1) + " ms"] })
    return Chart(
      name: "latency", title: "How long the house took",
      about: "The time within which a share of the answers came.",
      across: Chart.Scale(label: "share of answers", unit: .share),
      up: Chart.Scale(label: "milliseconds", unit: .count, shown: [0]),
      layers: [
        Chart.Layer(
          name: "within", role: .plain, shape: .line(points.map { Chart.Point(x: $0.0, y: $0.1) }))
      ], table: table, brief: table)
  }

  private static func band(_ buckets: [ThinSeries.Bucket]) -> Chart.Shape {
    .band(buckets.map { Chart.Span(x: Double($0.end), low: Double($0.low), high: Double($0.high)) })
  }

  private static func balances(
    _ buckets: [ThinSeries.Bucket], _ expected: [ThinSeries.Bucket]
  ) -> Chart.Table {
    Chart.Table(
      columns: ["up to bet", "lowest", "highest", "on average", "balance"],
      rows: zip(buckets, expected).map { one, mean in
        ["\(one.end)"] + [one.low, one.high, mean.last, one.last].map { Figure.coins(Double($0)) }
      })
  }

  private static func table(_ buckets: [ThinSeries.Bucket], _ what: String) -> Chart.Table {
    Chart.Table(
      columns: ["up to bet", "lowest", "highest", "last \(what)"],
      rows: buckets.map { ["\($0.end)"] + [$0.low, $0.high, $0.last].map { Figure.coins(Double($0)) } })
  }
}

extension LiveFigures {
  /// How long the house took, where it ever answered.
  public var latencyChart: Chart? { CourseChart.latency(self) }
}
