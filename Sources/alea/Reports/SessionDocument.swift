import Engine
import Foundation
import Ledger
import Report

/// A recorded session as a report.
struct SessionDocument {
  let reader: LedgerReader
  let session: RecordedSession

  /// What was made, and how many tickets it knows of.
  struct Made: Sendable {
    let document: ReportDocument
    let told: SessionTickets.Told
  }

  /// Reads the session's tickets, or derives them again, and makes the report. Blocks. Throws a `Failure` where the record
  /// does not hold.
  func make() throws -> Made {
    let inputs = session.inputs
    let course = SessionCourse(
      startBalance: inputs.settings.startBalance, concurrency: inputs.settings.concurrency)
    let told = try SessionTickets(ledger: reader, session: session).tell(course)
    let figures = session.events.last { $0.kind == .figures }.flatMap { try? LiveFigures(text: $0.text) }
    var charts = course.charts(currency: inputs.currency)
    if let latency = figures?.latencyChart { charts.append(latency) }
    let rows = figureRows(figures)
    let document = ReportDocument(
      title: "Session \(session.id): \(inputs.script), \(inputs.house)",
      headline: Array(rows.prefix(Self.headlines)),
      charts: charts,
      lists: [ReportDocument.List("More figures", Array(rows.dropFirst(Self.headlines)))]
        + SessionPage.lists(session))
    return Made(document: document, told: told)
  }

  /// Bets, profit, balance, wager, what that cost on average, and how usual the profit is.
  private static let headlines = 6

  private func figureRows(_ figures: LiveFigures?) -> [ReportDocument.Row] {
    let rows: [(String, String)]
    if let ending = session.ending {
      var report = session.report(ending)
      report.live = figures
      rows = SummaryText.rows(report)
    } else {
      rows = SessionPage.soFar(session, running: reader.running)
    }
    return rows.map { ReportDocument.Row($0.0, $0.1) }
  }
}
