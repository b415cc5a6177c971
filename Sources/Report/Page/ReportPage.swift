/// A report as one file of HTML that needs nothing else: no script, no font, no picture from anywhere, and a policy that
/// would forbid them. The same report is the same bytes.
public enum ReportPage {
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  /// The file.
  public static func text(_ report: ReportDocument) -> String {
    var text = "<!DOCTYPE html>\n"
    Node.tag("html", ["lang": "en"], [head(report), .text("\n"), body(report)]).write(to: &text)
    return text + "\n"
  }

  private static func head(_ report: ReportDocument) -> Node {
    .tag(
      "head",
      [:],
      [
        .tag("meta", ["charset": "utf-8"]),
        .tag("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .tag("meta", ["name": "color-scheme", "content": "light dark"]),
        .tag("meta", ["name": "referrer", "content": "no-referrer"]),
        .tag("title", [:], report.title), .text("\n"), .tag("style", [:], PageStyle.text),
      ])
  }

  private static func body(_ report: ReportDocument) -> Node {
    var parts: [Node] = [
      .tag("h1", [:], report.title), list(report.headline, "headline"),
      .tag("p", ["class": "reminder"], ReportDocument.reminder),
    ]
    parts += report.charts.map(figure)
    for one in report.lists {
      parts.append(.tag("section", [:], [.tag("h2", [:], one.title), list(one.rows, "figures")]))
    }
    return .tag("body", [:], [.tag("main", [:], parts.flatMap { [.text("\n"), $0] })])
  }

  private static func list(_ rows: [ReportDocument.Row], _ kind: String) -> Node {
    var term = ""
    var children: [Node] = []
    // A row without a name goes on with the one before.
    for row in rows {
      if !row.name.isEmpty || term.isEmpty {
        term = row.name
        children.append(.tag("dt", [:], row.name))
      }
      children.append(.tag("dd", [:], row.value))
    }
    return .tag("dl", ["class": kind], children)
  }

  private static func figure(_ chart: Chart) -> Node {
    .tag(
      "figure", ["id": chart.name],
      [
        .tag(
          "figcaption", [:],
          [.tag("h2", [:], chart.title), .tag("p", ["class": "about"], chart.about), legend(chart)]),
        ChartPicture(chart).node, .text("\n"),
        .tag(
          "details", [:],
          [
            .tag("summary", [:], "The figures as a table"),
            .tag("div", ["class": "scroll"], [table(chart.table, chart.title)]),
          ]),
      ])
  }

  private static func legend(_ chart: Chart) -> Node {
    let items: [Node] = chart.layers.filter { !$0.name.isEmpty }.map { layer in
      let mark = Node.tag("rect", ["class": "fill-\(layer.role)", "width": "14", "height": "14"])
      return .tag(
        "li", [:],
        [.tag("svg", ["viewBox": "0 0 14 14", "aria-hidden": "true"], [mark]), .text(layer.name)])
    }
    return .tag("ul", ["class": "legend"], items)
  }

  private static func table(_ table: Chart.Table, _ title: String) -> Node {
    let head = Node.tag("tr", [:], table.columns.map { .tag("th", ["scope": "col"], $0) })
    let rows = table.rows.map { row -> Node in
      .tag(
        "tr", [:],
        row.enumerated().map {
          $0.offset == 0 ? .tag("th", ["scope": "row"], $0.element) : .tag("td", [:], $0.element)
        })
    }
    return .tag(
      "table", [:], [.tag("caption", [:], title), .tag("thead", [:], [head]), .tag("tbody", [:], rows)])
  }
}
