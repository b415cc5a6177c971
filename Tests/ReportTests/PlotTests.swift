import Analysis
import Report
import TestSupport
import Testing

@Suite("A report in a terminal")
struct PlotTests {
  @Test("has a dot of braille where a value is")
  func dots() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    #expect(canvas.lines == ["⠀⠀"])
    canvas.dot(0, 0)
    #expect(canvas.lines == ["⡀⠀"])
    canvas.dot(3, 3)
    #expect(canvas.lines == ["⡀⠈"])
    for outside in [(-1, 0), (4, 0), (0, 4), (0, -1)] { canvas.dot(outside.0, outside.1) }
    #expect(canvas.lines == ["⡀⠈"])
  }

  @Test("draws lines from one value to the next")
  func lines() {
    var rising = BrailleCanvas(columns: 2, rows: 1)
    rising.line(from: (0, 0), to: (3, 3))
    #expect(rising.lines == ["⡠⠊"])
    var flat = BrailleCanvas(columns: 3, rows: 2)
    flat.line(from: (0, 4), to: (5, 4))
    #expect(flat.lines == ["⣀⣀⣀", "⠀⠀⠀"])
    var column = BrailleCanvas(columns: 1, rows: 2)
    column.line(from: (1, 7), to: (1, 0))
    #expect(column.lines == ["⢸", "⢸"])
  }

  @Test("is never wider than it may be", arguments: [40, 60, 72, 80, 500])
  func width(columns: Int) throws {
    let lines = ReportText.lines(PlayedSample.document(try PlayedSample.result()), columns: columns)
    // A hash cannot be broken.
    let wide = lines.filter { $0.count > min(columns, 72) && !$0.contains(/[0-9a-f]{64}/) }
    #expect(columns < 60 || wide == [])
    #expect(lines.allSatisfy { $0.count <= 90 })
  }

  @Test("is not wider where a balance is long, and leaves no figure out", arguments: [60, 72])
  func longBalance(columns: Int) throws {
    let text = String(decoding: try PlayedSample.result(20).bytes(), as: UTF8.self)
    // A thousand million coins at the start of each session.
    let changed = text.replacing(
      /"final":\{[^}]*\}/, with: #""final":{"squares":"0","sum":"2000000000000000000"}"#)
    let document = PlayedSample.document(try BacktestResult(bytes: Array(changed.utf8), path: "a"))
    let lines = ReportText.lines(document, columns: columns)
    let wide = lines.filter { $0.count > columns && !$0.contains(/[0-9a-f]{64}/) }
    #expect(wide == [])
    let fan = try #require(document.charts.first { $0.name == "balance" })
    #expect(fan.brief.rows.joined().contains { $0.count > 18 })
    let words = lines.joined(separator: " ")
    for row in fan.brief.rows {
      let named = zip(fan.brief.columns, row).map { "\($0): \($1)" }
      #expect(words.contains(named.joined(separator: "; ")), "\(row)")
    }
  }

  @Test("has the figures of the tables and all charts")
  func figures() throws {
    let document = PlayedSample.document(try PlayedSample.result())
    let text = ReportText.lines(document, columns: 72).joined(separator: "\n")
    for chart in document.charts {
      #expect(text.contains("\n\(chart.title)\n"))
      for cell in chart.brief.rows.joined() { #expect(text.contains(cell)) }
    }
    #expect(text.contains("⣀") || text.contains("⡀"))
    #expect(text == ReportText.lines(document, columns: 72).joined(separator: "\n"))
  }
}
