import Analysis
import Foundation

/// A sweep for a person: every point, a map of them, and what the best of them is worth.
public enum SweepText {
  /// Characters in a line, at most.
  public static let width = 80

  /// The lines.
  public static func lines(_ report: SweepReport) -> [String] {
    let scale = MoneyScale(
      report.played.flatMap { [$0.expectedLoss, $0.profit.mean, $0.profit.median] })
    var lines = head(report, scale) + [""]
    lines += SweepTable(report, scale: scale).lines(width: width) + [""]
    if let map = map(report, scale) {
      let unit = report.shown == .ruin ? "" : ", in \(scale.name(report.currency))"
      lines += ["\(report.shown.words)\(unit)"] + map.lines(width: width) + [""]
    }
    return lines + verdict(report).flatMap { WordWrap.lines($0, width: width) }
  }

  private static func head(_ report: SweepReport, _ scale: MoneyScale) -> [String] {
    let kind = report.points.isGrid ? "all combinations" : "drawn at random"
    var words =
      "\(report.script): \(report.played.count) points, \(kind), \(report.sessions) sessions each, "
      + "on the same rolls (seed \(report.seed))"
    let fixed = report.points.fixed.compactMap { one in one.values?.first.map { "\(one.name)=\($0)" } }
    if !fixed.isEmpty { words += "; " + fixed.joined(separator: " ") }
    let legend =
      "Money of a session in \(scale.name(report.currency)), ± half of a 95 % interval. loss: expected loss; "
      + "vs. best: profit minus that of the best, session by session."
    return [words, legend].flatMap { WordWrap.lines($0, width: width) }
  }

  /// A map where all combinations of one or two parameters were played.
  private static func map(_ report: SweepReport, _ scale: MoneyScale) -> HeatMap? {
    let swept = report.points.swept
    let labels = swept.compactMap(\.values)
    guard report.points.isGrid, labels.count == swept.count else { return nil }
    let values = report.played.map(report.shown.value)
    let text = report.shown == .ruin ? { String(format: "%.1f", $0) } : scale.text
    switch swept.count {
    case 1: return HeatMap(swept[0].name, labels[0], values, text: text)
    case 2: return HeatMap((swept[0].name, swept[1].name), (labels[0], labels[1]), values, text: text)
    default: return nil
    }
  }

  /// What the best can be better by, as far as the points differ in anything but luck.
  private static func why(_ report: SweepReport) -> String {
    if SharedEdge.differ(report.played.map(\.wagered)) {
      return "Points can differ in what they wager: who wagers less loses less."
    }
    if SharedEdge.sentence(report.played.map { ($0.expectedLoss, $0.wagered) }) != nil {
      return "All wager alike, so that this is luck."
    }
    return "All wager alike, and can differ in what payouts lose that are cut to whole units."
  }

  private static func verdict(_ report: SweepReport) -> [String] {
    let (band, best) = (report.band, report.played[report.band.best])
    let count = report.played.count
    func money(_ units: Double) -> String { Figure.coins(units, report.currency) }
    let luck = "equal ones show as much in \(Figure.percent(band.shareAsGood)) of the draws"
    var lines = [
      "The best of \(count) by mean profit: \(report.name(band.best)), \(money(best.profit.mean)) a session; expected "
        + "loss \(money(best.expectedLoss)).",
      "Luck band: if all \(count) were equal, the best of them would show \(money(band.low)) to \(money(band.high)) "
        + "(90 %).",
    ]
    switch band.place {
    case .within:
      lines.append("The best is within the luck band: \(luck). It may be no better than the others.")
    case .above:
      lines.append(
        "The best is above the luck band: \(luck), and 1 of 20 sweeps of equals does as well. \(why(report))")
    case .below:
      lines.append(
        "The best is below the luck band: the points are more alike than luck would make equal ones.")
    }
    if let same = SharedEdge.sentence(report.played.map { ($0.expectedLoss, $0.wagered) }) {
      lines.append(same)
    }
    lines.append(
      "The best of many is mostly luck: the house edge is the same for all of them, and nothing is recommended."
    )
    return lines
  }
}
