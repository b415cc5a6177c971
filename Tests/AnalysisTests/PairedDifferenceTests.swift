import Analysis
import Testing

@Suite("Two strategies on the same rolls")
struct PairedDifferenceTests {
  @Test("differ by what is left when the luck that they share is taken off")
  func paired() throws {
    let luck: [Int64] = [500, -700, 300, -200, 900, -1_000, 100, 50]
    let paired = PairedDifference(luck.map { $0 - 3 }, luck)
    #expect(paired.mean == -3 && paired.se == 0 && paired.isTold)
    #expect(abs(try #require(paired.correlation) - 1) < 1e-12 && paired.sessionsMissing == nil)
    let crossed = PairedDifference(luck.reversed(), luck)
    #expect(crossed.mean == 0 && !crossed.isTold && crossed.sessionsMissing == nil)
    let unclear = PairedDifference(luck, luck.map { _ in 0 })
    #expect(!unclear.isTold && unclear.correlation == nil)
    let missing = try #require(unclear.sessionsMissing)
    // With so many sessions in all, the same mean and spread just leave out 0.
    let total = missing + 8
    #expect(abs(1.959964 * unclear.se * (8 / total).squareRoot() / abs(unclear.mean) - 1) < 0.01)
  }
}
