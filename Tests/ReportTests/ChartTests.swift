import Analysis
import Dice
import Engine
import Foundation
import Report
import Simulation
import TestSupport
import Testing

@Suite("Charts of a backtest")
struct ChartTests {
  private func chart(_ name: String) throws -> Chart {
    try #require(PlayedSample.document(try PlayedSample.result()).charts.first { $0.name == name })
  }

  private func coins(_ text: String) -> Double { (Double(text.replacing("−", with: "-")) ?? .nan) * 1e8 }

  /// The balances of all sessions after so many bets, by a plain recount.
  private func balances(after bets: Int) -> [Double] {
    (0..<200).map { session in
      Double(
        LoopDriver.playOne(
          PlayedSample.settings(bets: bets), PlayedSample.strategies(),
          against: SimulatedHouse(seed: 1, session: session), control: SessionControl()
        ).balance.units)
    }.sorted()
  }

  @Test("show the balances that a recount gives, by quantile and on average")
  func fan() throws {
    let table = try chart("balance").table
    #expect(table.columns == ["bets", "1 %", "5 %", "25 %", "median", "75 %", "95 %", "99 %", "mean"])
    #expect(table.rows.first?.allSatisfy { $0 == "0" || $0 == "0.00006300" } == true)
    #expect(table.rows.last?[0] == "60")
    for row in table.rows.dropFirst() {
      let expected = balances(after: try #require(Int(row[0])))
      for (column, share) in [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].enumerated() {
        let exact = expected[max(0, Int((share * 200).rounded(.up)) - 1)]
        // To the width of a bucket of the change.
        #expect(abs(coins(row[column + 1]) - exact) <= 1 + abs(exact - 6_300) / 512, "\(row)")
      }
      #expect(abs(coins(row[8]) - expected.reduce(0, +) / 200) < 1, "\(row)")
    }
  }

  @Test("show where sessions end, also where refused bets make them longer than the places reach")
  func refused() throws {
    let third = try #require(Share(parts: Share.partsPerWhole / 3))
    let none = try #require(Share(parts: 0))
    let faults = try #require(FaultPlan(refused: third, unknown: none))
    let places = BalanceCourse.places(maxBets: PlayedSample.bets)
    var tally = Tally()
    for session in 0..<50 as Range<UInt32> {
      let played = LoopDriver.playOne(
        PlayedSample.settings(), PlayedSample.strategies(),
        against: SimulatedHouse(seed: 1, faults: faults, session: session), control: SessionControl(),
        places: places)
      try tally.add(played.result, winVariance: played.winVariance, balances: played.balances, at: places)
    }
    let manifest = try PlayedSample.result(1).manifest
    let document = PlayedSample.document(BacktestResult(manifest, first: 0, count: 50, tally: tally))
    let rows = try #require(document.charts.first { $0.name == "balance" }).table.rows
    let last = try #require(rows.last)
    #expect(last[0] == "at the end" && rows[rows.count - 2][0] == "60", "\(rows)")
    #expect(abs(coins(last[8]) - CostFigures(tally).final.mean) < 1, "\(last)")
  }

  @Test("show as many ruined sessions as there are")
  func ruin() throws {
    let result = try PlayedSample.result()
    let rows = try chart("ruin").table.rows
    let share = CostFigures(result.tally).ruin
    #expect(share.value > 0.01)
    func percent(_ value: Double) -> String { String(format: "%.2f %%", value * 100) }
    #expect(rows.last == ["60", percent(share.value), percent(share.low), percent(share.high)])
    #expect(rows.first?[1] == "0.00 %")
    let shares = rows.compactMap { Double($0[1].dropLast(2)) }
    #expect(shares == shares.sorted() && shares.count == rows.count)
  }

  @Test("count every session once in each histogram, losers apart from the others")
  func histograms() throws {
    for name in ["final", "drawdown", "streaks"] {
      let column = name == "streaks" ? 1 : 2
      let chart = try chart(name)
      for table in [chart.table, chart.brief] {
        #expect(table.rows.reduce(0) { $0 + (Int($1[column]) ?? 0) } == 200, "\(name)")
      }
    }
    let result = try PlayedSample.result()
    let losers = try chart("final").table.rows.filter { coins($0[1]) <= 6_300.5 }
    #expect(losers.reduce(0) { $0 + (Int($1[2]) ?? 0) } == result.tally.losers)
  }

  @Test("have bins with round sides, of which 0 is one")
  func bins() {
    let bins = Bins([(-250, 1), (-1, 2), (0, 3), (40, 4), (119, 5)], most: 4, least: 1)
    #expect(bins.bins.map(\.from) == [-300, -100, 0, 100])
    #expect(bins.bins.first { $0.to == 0 }?.count == 2)
    #expect(bins.total == 15 && bins.bins.reduce(0) { $0 + $1.count } == 15)
    #expect(Bins([], most: 4).bins.isEmpty)
    let single = Bins([(7, 9)], most: 4).bins.map { [$0.from, $0.to, Double($0.count)] }
    #expect(single == [[7, 8, 9]])
  }

  @Test(
    "write round values at their sides",
    arguments: [
      ([0.0, 1000], Chart.Unit.count, ["0", "200", "400", "600", "800", "1000"]),
      ([0, 3], .count, ["0", "1", "2", "3"]),
      ([0, 0.25], .share, ["0 %", "5 %", "10 %", "15 %", "20 %", "25 %"]),
      ([100_000, 110_000], .money, ["0.00100", "0.00102", "0.00104", "0.00106", "0.00108", "0.00110"]),
      ([-1e8, 1e8], .money, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
    ])
  func ticks(values: [Double], unit: Chart.Unit, words: [String]) {
    #expect(Axis(values, unit).ticks.map(\.words) == words)
  }

  @Test(
    "have sides where there is nothing to measure",
    arguments: [[], [0], [5, 5], [.nan], [.infinity, 1], [1e38, 1.1e38]])
  func flat(values: [Double]) {
    for unit in [Chart.Unit.count, .money, .share] {
      let axis = Axis(values, unit)
      #expect(axis.high > axis.low && axis.ticks.count <= 20)
    }
  }
}
