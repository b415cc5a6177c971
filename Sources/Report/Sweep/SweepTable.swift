import Analysis
import Foundation

/// Every point of a sweep in a row of at most 80 characters.
struct SweepTable {
  private let report: SweepReport
  private let scale: MoneyScale

  init(_ report: SweepReport, scale: MoneyScale) {
    (self.report, self.scale) = (report, scale)
  }

  private static let heads = ["ruin %  [95 %]", "loss", "profit ±", "median", "vs. best ±"]

  /// The lines; a point whose values do not fit beside its figures has a line for them.
  func lines(width: Int) -> [String] {
    let rows = [Self.heads] + report.played.indices.map(cells)
    let widths = Self.heads.indices.map { column in rows.reduce(0) { max($0, $1[column].count) } }
    let figures = rows.map { row in
      zip(row, widths).map { String(repeating: " ", count: 2 + $1 - $0.count) + $0 }.joined()
    }
    let names = names()
    let room = width - widths.reduce(0) { $0 + $1 + 2 }
    let longest = names.reduce(0) { max($0, $1.count) }
    guard longest > room else {
      return zip(names, figures).map { name, row in
        name + String(repeating: " ", count: longest - name.count) + row
      }
    }
    return zip(names, figures).flatMap { WordWrap.lines($0, width: width) + [$1] }
  }

  private func cells(_ index: Int) -> [String] {
    let point = report.played[index]
    let difference = report.differences[index]
    return [
      "\(percent(point.ruin.value)) [\(percent(point.ruin.low)), \(percent(point.ruin.high))]",
      scale.text(point.expectedLoss), money(point.profit.mean, point.profit.se),
      scale.text(point.profit.median),
      index == report.band.best ? "the best" : money(difference.mean, difference.se),
    ]
  }

  private func money(_ mean: Double, _ error: Double) -> String {
    "\(scale.text(mean))±\(scale.text(Figure.half95(error)))"
  }

  private func percent(_ share: Double) -> String {
    String(format: share < 0.0995 ? "%.2f" : "%.1f", share * 100)
  }

  /// The names of the swept parameters, and below them their values at every point, in columns.
  private func names() -> [String] {
    let rows = [report.points.swept.map(\.name)] + report.points.values
    let widths = report.points.swept.indices.map { column in rows.reduce(0) { max($0, $1[column].count) } }
    return rows.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return padded.joined(separator: " ")
    }
  }
}
