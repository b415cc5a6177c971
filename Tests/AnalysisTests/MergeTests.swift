import Analysis
import TestSupport
import Testing

@Suite("Parts of a backtest")
struct MergeTests {
  private func part(_ first: UInt32, _ count: UInt32, of sessions: UInt32 = 30, seed: UInt64 = 1) throws
    -> BacktestResult
  {
    BacktestResult(
      Sample.manifest(sessions, seed: seed), first: first, count: count,
      tally: try Sample.tally(Sample.sessions(first..<(first + count), seed: seed)))
  }

  private func merged(_ parts: [BacktestResult]) throws -> BacktestResult {
    try BacktestResult.merged(parts.enumerated().map { ("p\($0.offset)", $0.element) })
  }

  @Test("merge to what one run gives, in any order")
  func merge() throws {
    let whole = try part(0, 30)
    #expect(try merged([part(10, 5), part(0, 10), part(15, 15)]).bytes() == whole.bytes())
    #expect(try merged([whole]).bytes() == whole.bytes())
  }

  private func refusal(_ parts: [BacktestResult]) -> String {
    do {
      _ = try merged(parts)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("are refused where some are missing, are there twice, or are of another backtest")
  func refusals() throws {
    #expect(try refusal([part(0, 10), part(15, 15)]) == "sessions 10 to 14 are missing, before p1")
    #expect(try refusal([part(5, 25)]) == "sessions 0 to 4 are missing")
    #expect(try refusal([part(0, 20)]) == "sessions 20 to 29 are missing")
    #expect(try refusal([part(0, 20), part(10, 20)]) == "p1: session 10 is in p0 too")
    #expect(try refusal([part(0, 30), part(0, 30)]) == "p1: session 0 is in p0 too")
    let other = try part(15, 15, seed: 2)
    #expect(
      try refusal([part(0, 15), other])
        == "p0 and p1 are not of one backtest: they differ in seed: 1 and 2")
    #expect(refusal([]) == "nothing to merge")
  }

  @Test("are refused where the file is cut short, or says other than it holds")
  func damage() throws {
    let bytes = try part(0, 30).bytes()
    for length in [0, 1, bytes.count / 2, bytes.count - 1] {
      #expect(throws: AnalysisError.self) {
        try BacktestResult(bytes: Array(bytes.prefix(length)), path: "a")
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for (from, to) in [("\"count\":30", "\"count\":29"), ("\"version\":2", "\"version\":9")] {
      let changed = Array(text.replacing(from, with: to).utf8)
      #expect(throws: AnalysisError.self) { try BacktestResult(bytes: changed, path: "a") }
    }
  }
}
