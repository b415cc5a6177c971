import Analysis
import Foundation
import Report
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("A report as a page")
struct PageTests {
  /// Names as somebody could give them who wants to be more than a name.
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'onmouseover='x", "</title></style><b>",
    "&amp;&lt;&#x3c;script>", "a\u{202E}txt.lua", "nul\u{0}bell\u{7}\u{1B}[31m", "]]>", "<!--", "ünïcödé 🎲",
  ]

  @Test("is the same bytes for the same result, and other bytes for another")
  func stable() throws {
    let page = ReportPage.text(PlayedSample.document(try PlayedSample.result()))
    #expect(page == ReportPage.text(PlayedSample.document(try PlayedSample.result())))
    #expect(page != ReportPage.text(PlayedSample.document(try PlayedSample.result(201))))
  }

  @Test("takes a name for a name, whatever is in it", arguments: hostile)
  func escaped(name: String) throws {
    let result = try PlayedSample.result(20, script: name, settings: ["currency": name, "parameters": name])
    let elements = try Markup.read(ReportPage.text(PlayedSample.document(result)))
    let plain = try Markup.read(
      ReportPage.text(PlayedSample.document(try PlayedSample.result(20, settings: ["parameters": "p"]))))
    #expect(elements.names == plain.names)
    #expect(elements.attributes == plain.attributes)
    #expect(!elements.names.contains("script"))
    let shown = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x202E ? "\u{FFFD}" : $0 }))
    #expect(elements.texts.contains("Backtest of \(shown)"))
  }

  @Test("is well-formed, names nothing outside of itself and allows nothing")
  func closed() throws {
    let page = ReportPage.text(PlayedSample.document(try PlayedSample.result()))
    let elements = try Markup.read(page)
    #expect(elements.names.count { $0 == "svg" } > 5)
    #expect(page.contains("default-src &#39;none&#39;"))
    let outside = page.replacing("http://www.w3.org/2000/svg", with: "")
    for word in [
      "http:", "https:", "url(", "@import", "<script", "<link", "<img", "<iframe", "javascript:", " src=",
      " href=",
    ] {
      #expect(!outside.contains(word), "\(word)")
    }
  }

  @Test(
    "is made of a file that somebody wrote by hand, whatever its numbers are",
    arguments: [
      "170141183460469231731687303715884105727", "-170141183460469231731687303715884105728", "0", "-1",
      "9223372036854775807",
    ])
  func absurd(number: String) throws {
    let text = String(decoding: try PlayedSample.result(20).bytes(), as: UTF8.self)
    let changed = text.replacing(/"-?\d+"/, with: "\"\(number)\"")
    #expect(changed != text)
    // What cannot have been counted is no result.
    #expect(throws: AnalysisError.self) { try BacktestResult(bytes: Array(changed.utf8), path: "a") }
    let sums = text.replacing(/:"-?\d+"/, with: ":\"\(number)\"")
    let result = try BacktestResult(bytes: Array(sums.utf8), path: "a")
    let document = PlayedSample.document(result)
    _ = try Markup.read(ReportPage.text(document))
    #expect(ReportText.lines(document, columns: 72).count > 20)
  }

  @Test("is made of a file with a count that somebody changed, or that is no result any more")
  func absurdCounts() throws {
    let text = String(decoding: try PlayedSample.result(20).bytes(), as: UTF8.self)
    let places = text.matches(of: /[:,\[](-?\d+)(?=[,\]}])/).map { $0.output.1 }
    try #require(places.count > 100)
    for seed in Effort.seeds(200, soak: 5_000) {
      var random = SplitMix64(seed)
      var changed = text
      let place = try #require(places.randomElement(using: &random))
      let number = try #require(
        ["-9223372036854775808", "-1", "0", "1", "1000", "4611686018427387904", "9223372036854775807"]
          .randomElement(using: &random))
      changed.replaceSubrange(place.startIndex..<place.endIndex, with: number)
      let result: BacktestResult
      do throws(AnalysisError) {
        result = try BacktestResult(bytes: Array(changed.utf8), path: "a")
      } catch {
        continue
      }
      let document = PlayedSample.document(result)
      #expect(ReportText.lines(document, columns: 72).count > 20, "\(Effort.replay(seed))")
      #expect(BacktestText.lines(BacktestReport(result, rate: 1)).count > 10, "\(Effort.replay(seed))")
    }
  }

  @Test("is not made of more ruined sessions than there are, nor trapped by the longest streak")
  func impossible() throws {
    let text = String(decoding: try PlayedSample.result(20).bytes(), as: UTF8.self)
    for causes in [
      #"{"balance":1000}"#, #"{"balance":4611686018427387904,"min-balance":4611686018427387904}"#,
    ] {
      let changed = text.replacing(/"causes":\{[^}]*\}/, with: "\"causes\":\(causes)")
      #expect(changed != text)
      #expect(throws: AnalysisError.self) { try BacktestResult(bytes: Array(changed.utf8), path: "a") }
    }
    // The bucket of 2^62, with one session in it; and as many bets in all sessions, for the law of streaks.
    let changed = text.replacing(
      /"lossStreaks":\[(\[[^\]]*\],?)*\]/,
      with: #""lossStreaks":[[1,19,"19"],[107520,1,"4611686018427387904"]]"#
    ).replacing(/"betCounts":\[(\[[^\]]*\],?)*\]/, with: #""betCounts":[[60,20,"1200"]]"#)
      .replacing(/"bets":\{[^}]*\}/, with: #""bets":{"squares":"72000","sum":"1200"}"#)
    let result = try BacktestResult(bytes: Array(changed.utf8), path: "a")
    try #require(CostFigures(result.tally).streakLaw != nil)
    #expect(BacktestText.lines(BacktestReport(result, rate: 1)).count > 10)
    #expect(!PlayedSample.document(result).charts.isEmpty)
  }

  @Test("describes every chart and has its figures in a table")
  func tables() throws {
    let document = PlayedSample.document(try PlayedSample.result())
    let elements = try Markup.read(ReportPage.text(document))
    #expect(document.charts.map(\.name) == ["balance", "ruin", "final", "drawdown", "streaks"])
    #expect(elements.names.count { $0 == "table" } == document.charts.count)
    for chart in document.charts {
      #expect(!chart.table.rows.isEmpty, "\(chart.name)")
      #expect(elements.attributes.contains("aria-labelledby=\(chart.name)-title \(chart.name)-about"))
      for row in chart.table.rows {
        #expect(row.count == chart.table.columns.count)
        for cell in row { #expect(elements.texts.contains(cell), "\(chart.name): \(cell)") }
      }
    }
  }

  @Test(
    "says first what the average loses, the ruin with its interval, mean and median, and the expected loss")
  func headline() throws {
    let document = PlayedSample.document(try PlayedSample.result())
    let words = document.headline.map { "\($0.name) \($0.value)" }.joined(separator: "\n")
    for part in ["most sessions", "the average", "median", "ruin", "[", "expected loss"] {
      #expect(words.contains(part), "\(words)")
    }
  }
}

/// What a page is made of, as a reader of XML sees it.
final class Markup: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var attributes: Set<String> = []
  private(set) var texts: Set<String> = []
  private var open: [String] = []

  static func read(_ page: String) throws -> Markup {
    let markup = Markup()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = markup
    let isWhole = parser.parse()
    try #require(isWhole, "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    return markup
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes given: [String: String] = [:]
  ) {
    names.append(name)
    open.append("")
    attributes.formUnion(
      given.filter { !["d", "x", "y", "width", "height", "x1", "x2", "y1", "y2"].contains($0.key) }.map {
        "\($0.key)=\($0.value)"
      })
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if !open.isEmpty { open[open.count - 1] += text }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    if let text = open.popLast() { texts.insert(text) }
  }
}
