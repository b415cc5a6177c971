import Dice
import Engine

/// The summary for a person: the result, what it cost on average, and how it ended.
public enum SummaryText {
  /// The lines of the summary.
  public static func lines(_ report: SessionReport) -> [String] {
    Figure.lines(rows(report))
  }

  /// The same as names and values.
  public static func rows(_ report: SessionReport) -> [(String, String)] {
    let result = report.result
    let statistics = result.statistics
    var rows: [(String, String)] = []
    rows.append(("bets", bets(statistics)))
    rows.append(("profit", money(result.profit.short, report)))
    rows.append(("balance", "\(result.startBalance.short) → \(money(result.balance.short, report))"))
    rows.append(("wagered", money(statistics.wagered.short, report)))
    rows.append(("expected loss", expectedLoss(report)))
    rows.append(("how usual", usualness(report)))
    rows.append(
      (
        "longest streaks",
        "\(count(statistics.longestWinStreak, "win", "wins")), "
          + count(statistics.longestLossStreak, "loss", "losses")
      ))
    rows.append(("max drawdown", money(statistics.maxDrawdown.short, report)))
    rows.append(("deepest exposure", money(statistics.maxExposure.short, report)))
    rows.append(("largest stake", money(statistics.largestStake.short, report)))
    rows += unusual(result)
    if let live = report.live { rows += live.rows }
    if report.droppedLines > 0 { rows.append(("not shown", "\(report.droppedLines) lines of the script")) }
    rows.append(("stopped by", result.stop.description))
    if let session = report.session { rows.append(("session", "\(session) of the ledger")) }
    rows.append(("seed", String(report.seed)))
    rows.append(
      (
        "transcript",
        result.transcriptSHA256.map { "sha256 \($0)" } ?? "none: the script process was lost, and "
          + "these are the figures of its last report"
      ))
    rows.append(("took", "\(Figure.time(report.seconds)), \(Int(report.betsPerSecond)) bets/s"))
    return rows
  }

  private static func bets(_ statistics: Statistics) -> String {
    guard statistics.bets > 0 else { return "none" }
    let expected = Double(statistics.expectedWinsTenThousandths) / 10_000
    return "\(statistics.bets): \(statistics.wins) won, \(statistics.losses) lost "
      + "(\(Figure.rounded(expected)) wins expected)"
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  private static func money(_ amount: String, _ report: SessionReport) -> String {
    "\(amount) \(report.currency)"
  }

  private static func expectedLoss(_ report: SessionReport) -> String {
    let loss = report.result.statistics.expectedLoss.rounded
    let edge = Double(report.edgeHundredths) / 100
    return
      "\(money(loss.short, report)): what these bets cost on average at a house edge of \(Figure.rounded(edge)) %"
  }

  private static func usualness(_ report: SessionReport) -> String {
    guard let usualness = report.usualness else { return "no bet was left to chance" }
    let share = Figure.percent(usualness.shareAsGoodOrBetter)
    return "a result this good or better: \(share) of sessions with these stakes (normal approximation)"
  }

  /// Rows that most sessions do not have.
  private static func unusual(_ result: SessionResult) -> [(String, String)] {
    let statistics = result.statistics
    var rows: [(String, String)] = []
    if statistics.refused > 0 { rows.append(("refused", "\(statistics.refused) tickets, not placed")) }
    if statistics.settledAfterStop > 0 {
      rows.append(("after the stop", "\(statistics.settledAfterStop) bets in flight still settled"))
    }
    if statistics.withdrawn > 0 {
      rows.append(("withdrawn", "\(statistics.withdrawn) tickets, generated and never sent"))
    }
    if statistics.unknown > 0 {
      rows.append(("unknown", "\(statistics.unknown) tickets: sent, no trustworthy answer"))
      rows.append(("reserved", "\(result.reserved.short) in stakes that may be lost"))
    }
    if statistics.recordedOnly > 0 {
      rows.append(
        ("recorded only", "\(statistics.recordedOnly) tickets behind the unknown one, not counted above"))
    }
    if let fault = result.closingFault, result.stop.cause != .scriptError {
      rows.append(("on_stop", "raised: \(fault)"))
    }
    return rows
  }
}
