internal import Analysis

extension BacktestReport {
  /// The report with its charts. Where the wins are not those of fair rolls, it says that first.
  public var document: ReportDocument {
    let manifest = result.manifest
    let played: [(String, String)] =
      [
        ("script", manifest.script), ("script sha256", manifest.scriptSHA256),
        ("sessions", "\(manifest.sessions)"),
        ("program", manifest.engine), ("program sha256", manifest.engineSHA256),
      ] + manifest.settings.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
    let void = Self.bias(result).map { [("the result is void", $0)] } ?? []
    return ReportDocument(
      title: "Backtest of \(manifest.script)", headline: Self.rows(void + BacktestText.headline(self)),
      charts: [fanChart, ruinChart, finalChart, drawdownChart, streakChart].compactMap(\.self),
      lists: [
        ReportDocument.List("All figures", Self.rows(BacktestText.rows(self))),
        ReportDocument.List("What was played", Self.rows(played)),
      ])
  }

  private static func rows(_ rows: [(String, String)]) -> [ReportDocument.Row] {
    rows.map { ReportDocument.Row($0.0, $0.1) }
  }
}
