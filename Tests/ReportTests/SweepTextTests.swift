import Analysis
import Report
import TestSupport
import Testing

@Suite("What is said of the best of a sweep")
struct SweepTextTests {
  /// What a person reads where two points have these profits; both wager alike, or the second wagers another sum.
  private func words(_ profits: [[Int64]], wagersDiffer: Bool = false) throws -> String {
    let points = try SweepPoints(grid: [SweepParameter(name: "base", text: "1,2")])
    let results = [try PlayedSample.result(20), try PlayedSample.result(wagersDiffer ? 40 : 20)]
    let report = SweepReport(
      script: "m", points: points, played: results.map { SweepPoint($0) }, profits: profits, seed: 1,
      currency: "BTC", shown: .loss)
    return SweepText.lines(report).joined(separator: " ")
  }

  /// Profits that go up and down around 0, and others that mirror them: two equals with much luck.
  private let rising = (0..<100).map { Int64($0) * 1_000 - 49_500 }

  @Test("above the luck band it is luck too where all wager alike")
  func luck() throws {
    let words = try words([rising, rising.map { $0 * 2 + 1_000_000 }])
    #expect(words.contains("The best is above the luck band: "), "\(words)")
    #expect(words.contains("1 of 20 sweeps of equals does as well"), "\(words)")
    #expect(words.contains("All wager alike, so that this is luck."), "\(words)")
    #expect(words.contains("and wager alike: they differ in how they lose it"), "\(words)")
    #expect(!words.contains("who wagers less loses less"), "\(words)")
  }

  @Test("above the luck band it can be a smaller wager")
  func wager() throws {
    let words = try words([rising, rising.map { $0 * 2 + 1_000_000 }], wagersDiffer: true)
    #expect(words.contains("The best is above the luck band: "), "\(words)")
    #expect(words.contains("Points can differ in what they wager: who wagers less loses less."), "\(words)")
    #expect(words.contains("they differ in how much they wager"), "\(words)")
  }

  @Test("within the luck band it may be no better than the others")
  func within() throws {
    let words = try words([rising, rising.map { 2_000 - $0 }])
    #expect(words.contains("The best is within the luck band: "), "\(words)")
    #expect(words.contains("It may be no better than the others."), "\(words)")
  }

  @Test("below the luck band the points are more alike than equals would be")
  func below() throws {
    let words = try words([rising, rising.map { -$0 }])
    #expect(words.contains("The best is below the luck band: "), "\(words)")
  }
}
