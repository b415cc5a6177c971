import Foundation

/// A chart as SVG, with a title and a description for those who do not see it.
struct ChartPicture {
  private static let (width, height) = (720.0, 300.0)
  private static let (left, right, top, bottom) = (104.0, 20.0, 28.0, 48.0)

  private let chart: Chart
  private let x, y: Axis

  init(_ chart: Chart) {
    self.chart = chart
    (x, y) = (chart.xAxis, chart.yAxis)
  }

  /// The picture.
  var node: Node {
    let (title, about) = ("\(chart.name)-title", "\(chart.name)-about")
    var parts: [Node] = [
      .tag("title", ["id": title], chart.title), .tag("desc", ["id": about], chart.about),
    ]
    parts += yMarks + chart.layers.flatMap(drawn) + xMarks
    return .tag(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 720 300", "role": "img",
        "aria-labelledby": "\(title) \(about)",
      ], parts)
  }

  private func across(_ value: Double) -> Double {
    Self.left + x.place(value) * (Self.width - Self.left - Self.right)
  }

  private func up(_ value: Double) -> Double {
    Self.height - Self.bottom - y.place(value) * (Self.height - Self.top - Self.bottom)
  }

  private static func number(_ value: Double) -> String { String(format: "%.1f", value) }

  private func line(_ from: (Double, Double), _ to: (Double, Double), _ kind: String) -> Node {
    .tag(
      "line",
      [
        "class": kind, "x1": Self.number(from.0), "y1": Self.number(from.1), "x2": Self.number(to.0),
        "y2": Self.number(to.1),
      ])
  }

  private func words(_ text: String, _ at: (Double, Double), _ anchor: String) -> Node {
    .tag("text", ["x": Self.number(at.0), "y": Self.number(at.1), "text-anchor": anchor], text)
  }

  private var yMarks: [Node] {
    [words(chart.up.label, (4, 14), "start")]
      + y.ticks.flatMap { tick -> [Node] in
        let height = up(tick.value)
        return [
          line((Self.left, height), (Self.width - Self.right, height), "grid"),
          words(tick.words, (Self.left - 8, height + 4), "end"),
        ]
      }
  }

  private var xMarks: [Node] {
    let base = Self.height - Self.bottom
    return [line((Self.left, base), (Self.width - Self.right, base), "grid")]
      + x.ticks.flatMap { tick -> [Node] in
        let place = across(tick.value)
        return [
          line((place, base), (place, base + 5), "grid"), words(tick.words, (place, base + 19), "middle"),
        ]
      } + [words(chart.across.label, ((Self.left + Self.width - Self.right) / 2, Self.height - 8), "middle")]
  }

  private func drawn(_ layer: Chart.Layer) -> [Node] {
    let (fill, stroke) = ("fill-\(layer.role)", "stroke-\(layer.role)")
    switch layer.shape {
    case .band(let spans):
      let edge = spans.map { ($0.x, $0.high) } + spans.reversed().map { ($0.x, $0.low) }
      return edge.isEmpty ? [] : [.tag("path", ["class": fill, "d": path(edge) + "Z"])]
    case .line(let points):
      return points.isEmpty
        ? [] : [.tag("path", ["class": "line \(stroke)", "d": path(points.map { ($0.x, $0.y) })])]
    case .bars(let bars): return bars.filter { $0.y > 0 }.map { bar($0, fill) }
    case .level(let height):
      return [
        line((Self.left, up(height)), (Self.width - Self.right, up(height)), "level \(stroke)")
      ]
    case .upright(let place):
      return [
        line((across(place), Self.top), (across(place), Self.height - Self.bottom), "level \(stroke)")
      ]
    }
  }

  private func bar(_ bar: Chart.Bar, _ fill: String) -> Node {
    let (from, to, top) = (across(bar.from), across(bar.to), up(bar.y))
    // A bar of one session in a million is there too.
    let height = max(1, up(0) - top)
    return .tag(
      "rect",
      [
        "class": "bar \(fill)", "x": Self.number(from), "y": Self.number(up(0) - height),
        "width": Self.number(max(1, to - from)), "height": Self.number(height),
      ])
  }

  private func path(_ points: [(Double, Double)]) -> String {
    points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(Self.number(across(point.0))) \(Self.number(up(point.1)))"
    }.joined(separator: " ")
  }
}
