import Foundation
import Testing

@Suite("A report in a browser", .serialized, .enabled(if: Browser.works, Browser.missing))
struct ReportBrowserTests {
  /// Colours of the style sheet: the paper, the bands of a fan, the median, the mean, losses and gains.
  private static let light = (
    paper: "#ffffff", outer: "#c6dbef", inner: "#86b6da", median: "#0b3d6b", mean: "#b3261e", loss: "#c4473f",
    gain: "#2f78b7",
    plain: "#5b7f95"
  )
  private static let dark = (
    paper: "#0f1419", outer: "#17344e", inner: "#2c6290", median: "#a9d2f5", mean: "#ff8a80", loss: "#d9675e",
    gain: "#4f9fdc",
    plain: "#7fa3b8"
  )

  private func backtest() throws -> (Program, String) {
    let program = try Program()
    let played = try program.alea(
      "backtest", "classic-martingale", "-P", "max_streak=0", "--max-bets", "200", "--balance", "0.000127",
      "--sessions", "200", "--seed", "5", "-o", "result.json")
    try #require(played.code == 0, "\(played.talk)")
    let written = try program.alea("report", "result.json", "-o", "page.html")
    try #require(written.code == 0, "\(written.talk)")
    return (program, program.folder.file("page.html"))
  }

  private func session() throws -> (Program, String) {
    let program = try Program()
    try program.play("classic-martingale", "--max-bets", "3000", "--seed", "5", "--parallel")
    let written = try program.alea("report", "-o", "page.html")
    try #require(written.code == 0, "\(written.talk)")
    return (program, program.folder.file("page.html"))
  }

  @Test("opens without a complaint and asks no network for anything")
  func quiet() throws {
    for (program, page) in [try backtest(), try session()] {
      let seen = try Browser(program).show(page)
      #expect(seen.console.isEmpty, "\(seen.console)")
      #expect(seen.requests.isEmpty, "\(seen.requests)")
      #expect(seen.elements.matches(of: /<figure id=/).count >= 3)
      #expect(seen.elements.contains("</details></figure>"))
    }
  }

  @Test("would be caught if it complained, or asked for something")
  func caught() throws {
    let program = try Program()
    let page = try program.folder.write(
      "bad.html",
      "<!DOCTYPE html><img src=\"http://elsewhere.example/x.png\"><script>console.error('a complaint')</script>"
    )
    let seen = try Browser(program).show(page)
    #expect(seen.console.contains { $0.contains("a complaint") }, "\(seen.console)")
    #expect(seen.requests.contains { $0.contains("elsewhere.example") }, "\(seen.requests)")
  }

  @Test("draws the fan, the ruin and the histograms, in light and in dark", arguments: [false, true])
  func drawn(isDark: Bool) throws {
    let (program, page) = try backtest()
    let colours = isDark ? Self.dark : Self.light
    let wanted = [
      colours.paper, colours.outer, colours.inner, colours.median, colours.mean, colours.loss, colours.gain,
      colours.plain,
    ]
    let found = try Browser(program).colours(page, wanted, dark: isDark)
    func patch(_ colour: String) throws -> Browser.Patch { try #require(found[colour]) }
    // Most of a page is paper, and it reaches from side to side.
    let paper = try patch(colours.paper)
    #expect(paper.count > 1_000_000 && paper.left == 0 && paper.right == 899)
    // The fan is as wide as its chart, the inner band within the outer one.
    let (outer, inner) = (try patch(colours.outer), try patch(colours.inner))
    #expect(outer.count > 2_000 && outer.right - outer.left > 600, "\(outer)")
    #expect(inner.count > 500 && inner.right - inner.left > 500, "\(inner)")
    #expect(outer.top <= inner.top && outer.bottom > inner.bottom)
    #expect(try patch(colours.median).count > 300)
    // Ruin is drawn above the histogram of the balances, and that above the drawdowns.
    let (loss, gain, plain) = (try patch(colours.loss), try patch(colours.gain), try patch(colours.plain))
    #expect(loss.count > 500 && gain.count > 500 && plain.count > 2_000)
    #expect(inner.top < loss.top && loss.top < gain.top && gain.bottom < plain.bottom)
    // Nothing is drawn in the colours of the other scheme.
    let others = isDark ? Self.light : Self.dark
    let absent = try Browser(program).colours(page, [others.outer, others.median, others.gain], dark: isDark)
    for (colour, patch) in absent { #expect(patch.count == 0, "\(colour): \(patch)") }
  }

  @Test("draws a session's balance, stakes and exposure")
  func drawnSession() throws {
    let (program, page) = try session()
    let light = Self.light
    let found = try Browser(program).colours(page, [light.median, light.loss, light.inner], dark: false)
    let (balance, peaks) = (try #require(found[light.median]), try #require(found[light.loss]))
    #expect(balance.count > 500 && balance.right - balance.left > 600, "\(balance)")
    #expect(peaks.count > 1_000 && peaks.right - peaks.left > 600 && peaks.top > balance.top, "\(peaks)")
    #expect(try #require(found[light.inner]).count > 1_000)
  }
}
