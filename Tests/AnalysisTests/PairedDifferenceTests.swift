import Analysis
import Testing

@Suite("Two strategies on the same rolls")
struct PairedDifferenceTests {
  @Test("differ by what is left when the luck that they share is taken off")
  func paired() throws {
    let luck: [Int64] = [500, -700, 300, -200, 900, -1_000, 100, 50]
    let less = luck.map { $0 - 3 }
    let paired = PairedDifference(less, luck)
    #expect(paired.mean == -3 && paired.se == 0 && paired.isTold)
    let correlation = try #require(PairedDifference.correlation(less, luck))
    #expect(abs(correlation - 1) < 1e-12 && paired.sessionsMissing == nil)
    let crossed = PairedDifference(luck.reversed(), luck)
    #expect(crossed.mean == 0 && !crossed.isTold && crossed.sessionsMissing == nil)
    let nothing = luck.map { _ in 0 as Int64 }
    let unclear = PairedDifference(luck, nothing)
    #expect(!unclear.isTold && PairedDifference.correlation(luck, nothing) == nil)
    let missing = try #require(unclear.sessionsMissing)
    // With so many sessions in all, the same mean and spread just leave out 0.
    let total = missing + 8
    #expect(abs(1.959964 * unclear.se * (8 / total).squareRoot() / abs(unclear.mean) - 1) < 0.01)
  }
}
