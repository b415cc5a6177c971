import Analysis
import Dice
import Engine
import TestSupport
import Testing

@Suite("The course of many sessions")
struct FanTests {
  @Test(
    "is looked at in rising places, 25 where there is a limit and fewer where it is small",
    arguments: [
      1, 2, 24, 25, 26, 1000, .max,
    ])
  func places(bets: Int) {
    let places = BalanceCourse.places(maxBets: bets)
    #expect(places.count == min(25, bets) && places.last == bets && places.first ?? 0 > 0)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("is looked at in places that get rarer where there is no limit")
  func unlimited() {
    let places = BalanceCourse.places(maxBets: nil)
    #expect(places.count == BalanceCourse.mostPlaces && places.prefix(6) == [1, 2, 3, 5, 7, 10])
    #expect(places == places.sorted() && places.last == 100_000_000)
    #expect(BalanceCourse.places(maxBets: 0).isEmpty)
  }

  @Test("cannot be added up of sessions that were looked at in different places")
  func mismatch() throws {
    let session = Sample.session(0)
    var tally = try Sample.tally([session])
    #expect(throws: AnalysisError.self) { try tally.add(session, balances: [], at: [1, 2]) }
  }

  @Test("has every session at every place, and no mean that differs from the profits")
  func whole() throws {
    var tally = Tally()
    let places = BalanceCourse.places(maxBets: 60)
    for session in Sample.sessions(0..<50) {
      try tally.add(session, balances: [session.balance], at: places)
    }
    for step in tally.fan { #expect(step.changes.count == 50 && step.changes.mean == tally.changes.mean) }
    let median = tally.changes.quantiles([0.5])[0]
    let profits = Sample.sessions(0..<50).map { Double($0.profit.units) }.sorted()
    #expect(abs(median - profits[24]) <= abs(profits[24]) / 512)
    #expect(tally.changes.steps.reduce(0) { $0 + $1.count } == 50)
  }
}
