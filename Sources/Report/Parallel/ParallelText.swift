import Analysis
import Foundation

/// A parallel analysis for a person.
public enum ParallelText {
  /// The lines.
  public static func lines(_ report: ParallelReport) -> [String] {
    let sessions = report.depths[0].tally.sessions
    var lines = [
      "\(report.script): \(sessions) sessions each on the same rolls (seed \(report.seed)), bets of "
        + "\(report.depths[0].looked) compared one by one", "",
      row("in flight", "first other", "stale", "ruin", "exposure", "wagered"),
    ]
    let plain = CostFigures(report.depths[0].tally)
    for one in report.depths {
      let figures = CostFigures(one.tally)
      let ratio = plain.wagered.mean > 0 ? figures.wagered.mean / plain.wagered.mean : 1
      lines.append(
        row(
          report.name(one), one.hasLanes ? "-" : one.firstDifference.map { "bet \($0)" } ?? "none",
          String(format: "%.1f %%", one.staleShare * 100),
          String(format: "%.2f %%", figures.ruin.value * 100),
          Figure.coins(one.tally.exposures.quantile(0.5) ?? 0, nil), String(format: "x %.2f", ratio)))
    }
    lines.append("")
    lines += WordWrap.lines(
      "Stale: not what the script bets when it knows every result before. Exposure: the largest sum of stakes in flight, "
        + "median of the sessions. Lanes have rolls of their own. The edge is the same at every depth.",
      width: 80)
    for one in report.depths.dropFirst() {
      let change = CostFigures(one.tally).ruin
      if change.low > plain.ruin.high || change.high < plain.ruin.low {
        lines.append(
          "Ruin with \(report.name(one)): \(Figure.interval(change)), one by one \(Figure.interval(plain.ruin))."
        )
      }
    }
    lines.append("verdict  \(report.verdict)")
    let advice = WordWrap.lines(report.advice, width: 71)
    lines += advice.enumerated().map { ($0 == 0 ? "advice   " : "         ") + $1 }
    return lines
  }

  private static func row(_ cells: String...) -> String {
    let widths = [10, 12, 9, 10, 15, 9]
    return zip(cells, widths).enumerated().map { index, cell in
      let space = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return index == 0 ? cell.0 + space : space + cell.0
    }.joined()
  }
}
