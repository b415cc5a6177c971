import Dice
import Engine
import Report
import Simulation
import TestSupport
import Testing

@Suite("The course of a session")
struct CourseTests {
  private func played(_ concurrency: Concurrency, bets: Int, seed: UInt64 = 3) -> (
    SessionCourse, SessionResult
  ) {
    var settings = PlayedSample.settings(concurrency, bets: bets)
    settings.startBalance = Amount(units: 100_000_000)
    let course = SessionCourse(startBalance: settings.startBalance, concurrency: concurrency)
    let session = Session(
      settings: settings, strategies: PlayedSample.strategies(concurrency), journal: course)
    return (course, LoopDriver.play(session, against: SimulatedHouse(seed: seed)))
  }

  private func highest(_ chart: Chart) -> Double {
    chart.table.rows.compactMap { Double($0[2]) }.max() ?? 0
  }

  @Test(
    "ends with the session's balance, and has its highest stake and exposure",
    arguments: [
      Concurrency.sequential, .single(depth: 5, lookahead: 5), .single(depth: 3, lookahead: 11), .lanes(4),
    ],
    [1, 499, 501, 3_000])
  func figures(concurrency: Concurrency, bets: Int) throws {
    let (course, result) = played(concurrency, bets: bets)
    #expect(course.balance == result.balance && course.tickets == result.statistics.bets)
    let charts = course.charts(currency: "BTC")
    #expect(charts.map(\.name) == ["balance", "stakes", "exposure"])
    for chart in charts { #expect(chart.table.rows.count <= ThinSeries.mostBuckets + 1) }
    #expect(charts[0].table.rows.last?.last == "\(result.balance)")
    #expect(charts[0].brief.rows.last?.last == "\(result.balance)")
    let average = result.startBalance.units - Int64(result.statistics.expectedLoss.rounded.units)
    #expect(charts[0].table.rows.last?[3] == "\(Amount(units: average))")
    #expect(highest(charts[1]) == result.statistics.largestStake.coins)
    #expect(highest(charts[2]) == result.statistics.maxExposure.coins)
  }

  @Test("keeps the lowest, the highest and the last value of each bucket, and no more than 500")
  func thin() {
    for seed in Effort.seeds(20, soak: 500) {
      var random = SplitMix64(seed)
      var series = ThinSeries()
      var values: [Int64] = []
      for _ in 0..<Int.random(in: 1...5_000, using: &random) {
        values.append(Int64.random(in: -1_000...1_000, using: &random))
        series.append(values[values.count - 1])
      }
      #expect(series.count == values.count && series.buckets.count <= ThinSeries.mostBuckets)
      #expect(values.count < 500 || series.buckets.count >= 250)
      for buckets in [series.buckets, series.brief(16)] {
        var start = 0
        for bucket in buckets {
          let part = values[start..<bucket.end]
          #expect(part.min() == bucket.low && part.max() == bucket.high && part.last == bucket.last)
          start = bucket.end
        }
        #expect(start == values.count, "\(Effort.replay(seed))")
      }
      #expect(series.brief(16).count <= 16)
    }
  }

  @Test("knows what lanes had at risk at once, and forgets lanes that are over")
  func lanes() {
    var exposure = LaneExposure(lanes: 2)
    var known: [Int64] = []
    // Stakes 10, 20 and 30 of lane 0 while lane 1 has 5 until its end, and 7 at the last.
    exposure.add(10, lane: 0) { known.append($0) }
    exposure.add(20, lane: 0) { known.append($0) }
    exposure.add(5, lane: 1) { known.append($0) }
    exposure.add(30, lane: 0) { known.append($0) }
    exposure.addLeft(7, lane: 1)
    exposure.finish { known.append($0) }
    #expect(known == [15, 25, 35, 37, 7])
  }
}
