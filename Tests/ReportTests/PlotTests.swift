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
    // A hash cannot be broken, and a table of eight places has its width.
    let wide = lines.filter { $0.count > min(columns, 72) && !$0.contains(/[0-9a-f]{64}/) }
    #expect(columns < 60 || wide == [])
    #expect(lines.allSatisfy { $0.count <= 90 })
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
