/// A chart in a terminal: braille between its sides, the values of the ends beside it.
enum BraillePlot {
  private static let rows = 10

  /// The lines of the plot, at most `columns` characters wide.
  static func lines(_ chart: Chart, columns: Int) -> [String] {
    let (x, y) = (chart.xAxis, chart.yAxis)
    let words = labels(y)
    let margin = (words.map(\.count).max() ?? 0) + 1
    let width = max(10, columns - margin - 1)
    var canvas = BrailleCanvas(columns: width, rows: rows)
    for layer in chart.layers { draw(layer.shape, x, y, on: &canvas) }
    let plot = zip(words, canvas.lines).map { label, line in
      String(repeating: " ", count: margin - label.count) + label + "│" + line
    }
    let indent = String(repeating: " ", count: margin)
    return [chart.up.label] + plot + [indent + "└" + String(repeating: "─", count: width)]
      + [indent + " " + between(x.ends, chart.across.label, width)]
  }

  /// What stands beside each row: the round values that lie in it.
  private static func labels(_ axis: Axis) -> [String] {
    var labels = Array(repeating: "", count: rows)
    for tick in axis.ticks {
      let row = rows - 1 - min(rows - 1, Int(axis.place(tick.value) * Double(rows)))
      if labels[row].isEmpty { labels[row] = tick.words }
    }
    return labels
  }

  private static func between(_ ends: (low: String, high: String), _ label: String, _ width: Int) -> String {
    let room = width - ends.low.count - ends.high.count - label.count
    guard room >= 2 else { return String("\(ends.low)…\(ends.high) \(label)".prefix(width)) }
    return ends.low + String(repeating: " ", count: room / 2) + label
      + String(repeating: " ", count: room - room / 2) + ends.high
  }

  private static func draw(_ shape: Chart.Shape, _ x: Axis, _ y: Axis, on canvas: inout BrailleCanvas) {
    let (width, height) = (canvas.width, canvas.height)
    func across(_ value: Double) -> Int { Int((x.place(value) * Double(width - 1)).rounded()) }
    func up(_ value: Double) -> Int { Int((y.place(value) * Double(height - 1)).rounded()) }
    func trace(_ points: [(Double, Double)]) {
      let dots = points.map { (x: across($0.0), y: up($0.1)) }
      for (start, end) in zip(dots, dots.dropFirst()) { canvas.line(from: start, to: end) }
      if let only = dots.first, dots.count == 1 { canvas.dot(only.x, only.y) }
    }
    switch shape {
    case .band(let spans):
      trace(spans.map { ($0.x, $0.low) })
      trace(spans.map { ($0.x, $0.high) })
    case .line(let points): trace(points.map { ($0.x, $0.y) })
    case .bars(let bars):
      for bar in bars where bar.y > 0 {
        // Bars side by side share no column of dots.
        let (from, to) = (across(bar.from), across(bar.to))
        for column in from..<max(from + 1, to) { canvas.line(from: (column, up(0)), to: (column, up(bar.y))) }
      }
    case .level(let value):
      for column in stride(from: 0, to: width, by: 4) { canvas.dot(column, up(value)) }
    case .upright(let value):
      for row in stride(from: 0, to: height, by: 3) { canvas.dot(across(value), row) }
    }
  }
}
