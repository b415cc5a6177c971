/// A report in a terminal: the same figures as a page, in words, plots and tables.
public enum ReportText {
  /// The widest that it gets, however wide the terminal is.
  public static let mostColumns = 72
  private static let leastColumns = 40
  private static let indent = 18

  /// The lines, at most `columns` characters wide, where that is 40 or more.
  public static func lines(_ report: ReportDocument, columns: Int) -> [String] {
    let width = min(mostColumns, max(leastColumns, columns))
    var lines = WordWrap.lines(report.title, width: width) + [""]
    lines += rows(report.headline, width) + [""]
    lines += WordWrap.lines(ReportDocument.reminder, width: width)
    for chart in report.charts {
      lines += ["", chart.title] + WordWrap.lines(chart.about, width: width)
      lines += BraillePlot.lines(chart, columns: width)
      lines += WordWrap.lines("drawn: " + names(chart), width: width) + [""] + table(chart.brief, width)
    }
    for list in report.lists { lines += ["", list.title] + rows(list.rows, width) }
    return lines
  }

  /// What is in the plot, which has no colours to tell it apart.
  private static func names(_ chart: Chart) -> String {
    chart.layers.map { layer in
      switch layer.shape {
      case .band: "\(layer.name) (its two sides)"
      case .line, .bars: layer.name
      case .level, .upright: "\(layer.name) (dotted)"
      }
    }.joined(separator: ", ")
  }

  private static func rows(_ rows: [ReportDocument.Row], _ width: Int) -> [String] {
    rows.flatMap { row -> [String] in
      let name = row.name + String(repeating: " ", count: max(1, indent - row.name.count))
      let room = WordWrap.lines(row.value, width: max(10, width - name.count))
      return room.enumerated().map { index, line in
        index == 0 ? name + line : String(repeating: " ", count: indent) + line
      }
    }
  }

  /// Columns as wide as their widest value, to the right. Where they do not fit, each row names its values: no figure is left
  /// out because a balance is long.
  private static func table(_ table: Chart.Table, _ width: Int) -> [String] {
    let all = [table.columns] + table.rows
    let widths = table.columns.indices.map { column in
      all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    guard widths.reduce(0, +) + 2 * (widths.count - 1) <= width else {
      return table.rows.flatMap { row in
        let named = zip(table.columns, row).map { "\($0): \($1)" }
        return WordWrap.lines(named.joined(separator: "; "), width: width)
      }
    }
    return all.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
    }
  }
}
