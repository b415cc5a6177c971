import Analysis
import Engine
import Report
import Testing

@Suite("Exact odds beside played ones")
struct AgreementTests {
  private func agreement(_ change: (inout ExactFigures) -> Void) throws -> ExactAgreement {
    let figures = CostFigures(try PlayedSample.result().tally)
    var exact = ExactFigures()
    exact.ahead = figures.ahead.value
    exact.causes[.balance] = figures.ruin.value
    exact.causes[.takeProfit] = figures.target.value
    change(&exact)
    return ExactAgreement(exact, beside: figures)
  }

  @Test("contradict each other where a share is further off than chance takes it")
  func contradiction() throws {
    #expect(try agreement { _ in }.contradiction == nil)
    #expect(try agreement { $0.ahead += 0.05 }.contradiction == nil)
    let why = try #require(try agreement { $0.ahead /= 3 }.contradiction)
    #expect(why.hasPrefix("ends ahead is ") && why.hasSuffix("one of them is wrong"), "\(why)")
  }

  @Test("do not contradict each other by a rare end that nobody met, or one that somebody did")
  func rare() throws {
    for share in [0.001, 0.02] {
      #expect(try agreement { $0.causes[.takeProfit, default: 0] += share }.contradiction == nil)
    }
  }
}
