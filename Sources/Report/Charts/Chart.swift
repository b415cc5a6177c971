/// One figure of a report: what is drawn, and a table that says the same. A page draws it as SVG, a terminal in braille.
public struct Chart: Hashable, Sendable {
  /// A word for it that is part of names in a page: lower-case letters and hyphens.
  package let name: String
  /// What it is called.
  package let title: String
  /// What it shows, in a sentence or two.
  package let about: String
  /// What lies along it, and up it.
  package let across, up: Scale
  /// What is drawn, from the back to the front.
  package let layers: [Layer]
  /// The same figures.
  package let table: Table
  /// The same with fewer rows, for a terminal.
  package let brief: Table

  /// What is measured along a side of a chart.
  package struct Scale: Hashable, Sendable {
    /// What it is, with its unit.
    package let label: String
    package let unit: Unit
    /// Values that are shown whatever is drawn.
    package var shown: [Double] = []
  }

  /// How values of a side are written.
  package enum Unit: Hashable, Sendable {
    /// A number as it is.
    case count
    /// Money in units of 1e-8, written in coins.
    case money
    /// A share, written in percent.
    case share
  }

  /// Values in rows, as they are read.
  package struct Table: Hashable, Sendable {
    package let columns: [String]
    package let rows: [[String]]
  }

  /// One thing that is drawn.
  package struct Layer: Hashable, Sendable {
    /// What it is called in the legend.
    package let name: String
    package let role: Role
    package let shape: Shape
  }

  /// What something stands for, which decides its colour.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    case outer, inner, median, mean, loss, gain, plain, law, start
  }

  /// Where something is drawn; values are those of the sides.
  package enum Shape: Hashable, Sendable {
    case band([Span])
    case line([Point])
    case bars([Bar])
    /// A line across all of it at a height.
    case level(Double)
    /// A line up all of it.
    case upright(Double)
  }

  /// A point of a line.
  package struct Point: Hashable, Sendable {
    package let x, y: Double
  }

  /// A place of a band.
  package struct Span: Hashable, Sendable {
    package let x, low, high: Double
  }

  /// A bar from 0 up.
  package struct Bar: Hashable, Sendable {
    package let from, to, y: Double
  }
}

extension Chart.Shape {
  /// The values along the chart that it takes up.
  var xs: [Double] {
    switch self {
    case .band(let spans): spans.map(\.x)
    case .line(let points): points.map(\.x)
    case .bars(let bars): bars.flatMap { [$0.from, $0.to] }
    case .level: []
    case .upright(let x): [x]
    }
  }

  /// The values up the chart that it takes up.
  var ys: [Double] {
    switch self {
    case .band(let spans): spans.flatMap { [$0.low, $0.high] }
    case .line(let points): points.map(\.y)
    case .bars(let bars): [0] + bars.map(\.y)
    case .level(let y): [y]
    case .upright: []
    }
  }
}

extension Chart {
  /// The side along the chart.
  var xAxis: Axis { Axis(layers.flatMap(\.shape.xs) + across.shown, across.unit) }
  /// The side up the chart.
  var yAxis: Axis { Axis(layers.flatMap(\.shape.ys) + up.shown, up.unit) }
}
