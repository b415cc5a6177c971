import Analysis
import Dice
import Engine
import Foundation
import TestSupport
import Testing

@Suite("What sessions come to")
struct TallyTests {
  @Test("is the same bytes, however the sessions are split and in whatever order they are merged")
  func merging() throws {
    for seed in Effort.seeds(5, soak: 200) {
      var random = SplitMix64(seed)
      let sessions = Sample.sessions(0..<40, seed: seed)
      let whole = try Sample.tally(sessions)
      var parts = (0..<Int.random(in: 1...8, using: &random)).map { _ in Tally() }
      for session in sessions.shuffled(using: &random) {
        try parts[Int.random(in: parts.indices, using: &random)].add(session)
      }
      var merged = Tally()
      for part in parts.shuffled(using: &random) { try merged.merge(part) }
      let manifest = Sample.manifest(40, seed: seed)
      let (one, other) = (
        BacktestResult(manifest, first: 0, count: 40, tally: whole),
        BacktestResult(manifest, first: 0, count: 40, tally: merged)
      )
      #expect(one.bytes() == other.bytes(), "\(Effort.replay(seed))")
      #expect(one.sha256 == other.sha256)
      #expect(try BacktestResult(bytes: one.bytes(), path: "a") == one)
    }
  }

  @Test("has the figures that a plain recount gives")
  func recount() throws {
    let sessions = Sample.sessions(0..<500)
    let figures = CostFigures(try Sample.tally(sessions))
    let count = Double(sessions.count)
    func mean(_ value: (SessionResult) -> Double) -> Double { sessions.reduce(0) { $0 + value($1) } / count }
    func deviation(_ value: (SessionResult) -> Double) -> Double {
      let center = mean(value)
      return (sessions.reduce(0) { $0 + (value($1) - center) * (value($1) - center) } / (count - 1))
        .squareRoot()
    }
    func median(_ value: (SessionResult) -> Double) -> Double {
      sessions.map(value).sorted()[sessions.count / 2 - 1]
    }
    let balance: (SessionResult) -> Double = { Double($0.balance.units) }
    #expect(
      close(figures.final.mean, mean(balance))
        && close(figures.final.se, deviation(balance) / count.squareRoot()))
    #expect(close(figures.final.median, median(balance), within: 1e-3))
    let bets: (SessionResult) -> Double = { Double($0.statistics.bets) }
    #expect(close(figures.bets.mean, mean(bets)) && figures.bets.median == median(bets))
    let wager: (SessionResult) -> Double = { Double($0.statistics.wagered.units) }
    #expect(close(figures.wagered.mean, mean(wager)))
    let profit: (SessionResult) -> Double = { Double($0.profit.units) }
    #expect(close(figures.profit.mean, mean(profit)))
    #expect(figures.ruin.value == Double(sessions.count { $0.stop.cause == .balance }) / count)
    #expect(figures.ahead.value == Double(sessions.count { $0.profit > .zero }) / count)
    let luck: (SessionResult) -> Double = { profit($0) + Double($0.statistics.expectedLoss.rounded.units) }
    let (centerP, centerL) = (mean(profit), mean(luck))
    let shared = mean { (profit($0) - centerP) * (luck($0) - centerL) } * count / (count - 1)
    let coefficient = shared / (deviation(luck) * deviation(luck))
    let controlled = try #require(figures.controlledProfit)
    #expect(close(controlled.coefficient, coefficient))
    #expect(close(controlled.mean, centerP - coefficient * centerL))
    let perBet = try #require(figures.profitPerBet)
    let ratio = mean(profit) / mean(bets)
    #expect(close(perBet.value, ratio))
    let residual = deviation { profit($0) - ratio * bets($0) }
    #expect(close(perBet.se, residual / count.squareRoot() / mean(bets)))
  }

  private func close(_ left: Double, _ right: Double, within: Double = 1e-9) -> Bool {
    abs(left - right) <= within * max(abs(left), abs(right), 1e-9)
  }

  @Test("knows when a sum does not fit, instead of going on with a wrong one")
  func overflow() throws {
    var tally = Tally()
    let huge = Sample.session(0, balance: Int64.max / 2)
    #expect(throws: AnalysisError.self) { for _ in 0..<100 { try tally.add(huge) } }
  }

  @Test("gives quantiles to the width of a bucket, and exactly where a bucket has one value")
  func quantiles() throws {
    let tally = try Sample.tally(Sample.sessions(0..<300))
    let bets = Sample.sessions(0..<300).map(\.statistics.bets).sorted()
    for share in [0.01, 0.25, 0.5, 0.9, 1] {
      let expected = bets[max(0, Int((share * 300).rounded(.up)) - 1)]
      #expect(tally.betCounts.quantile(share) == Double(expected))
    }
  }

  @Test("has the median and the worst twentieth of small changes of a large balance")
  func largeBalance() throws {
    // A thousandth of this balance is more than all that is won and lost.
    let sessions = (0..<300).map { Sample.session($0, balance: 100_000_000, base: 1) }
    let figures = CostFigures(try Sample.tally(sessions))
    let profits = sessions.map { Double($0.profit.units) }.sorted()
    try #require(profits[149] != profits[0])
    // Changes are exact up to 1,023 units; larger ones are at most a 512th off.
    func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= abs(other) / 512 }
    #expect(near(figures.profit.median, profits[149]), "\(figures.profit.median), not \(profits[149])")
    #expect(figures.final.median == 100_000_000 + figures.profit.median)
    let worst = profits.prefix(15).reduce(0, +) / 15
    #expect(near(figures.worstTwentieth, worst), "\(figures.worstTwentieth), not \(worst)")
  }
}
