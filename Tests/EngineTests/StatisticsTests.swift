import Dice
import Engine
import TestSupport
import Testing

/// The statistics against a recount of the record.
struct StatisticsTests {
  @Test(
    "every figure is what the record gives when it is counted again",
    arguments: [
      Concurrency.sequential, .single(depth: 3, lookahead: 3), .single(depth: 4, lookahead: 32), .lanes(5),
    ])
  func recount(concurrency: Concurrency) {
    for seed in Effort.seeds(15, soak: 1000) {
      let plan = Plan.random(seed, concurrency, bets: 200)
      let journal = RecordingJournal()
      let result = LoopDriver.play(plan.session(journal), against: WorldHouse(plan.world))
      let rows = journal.entries.map { Row($0) }
      let handed = rows.filter { $0.handedOver && $0.fate != .refused }
      let statistics = result.statistics
      let note = Comment(rawValue: Effort.replay(seed))
      #expect(statistics.bets == handed.count, note)
      #expect(statistics.wins == handed.count { $0.fate == .won }, note)
      #expect(statistics.losses == handed.count { $0.fate == .lost }, note)
      #expect(statistics.refused == rows.count { $0.handedOver && $0.fate == .refused }, note)
      #expect(statistics.unknown == rows.count { $0.fate == .unknown }, note)
      #expect(statistics.withdrawn == rows.count { $0.fate == .withdrawn }, note)
      #expect(
        statistics.recordedOnly
          == rows.count { !$0.handedOver && $0.fate != .withdrawn && $0.fate != .unknown }, note)
      #expect(statistics.wagered.units == handed.reduce(0) { $0 + Int128($1.bet.stake) }, note)
      #expect(statistics.expectedWinsTenThousandths == handed.reduce(0) { $0 + $1.bet.winningRolls }, note)
      #expect(statistics.largestStake.units == Int64(rows.map(\.bet.stake).max() ?? 0), note)
      #expect(rows.map(\.number).sorted() == Array(0..<rows.count), note)
      checkCurve(handed, plan, statistics, note)
      checkStreaks(handed, plan, statistics, note)
      if plan.laneCount == 1 { #expect(statistics.maxExposure.units == Int64(deepest(rows)), note) }
    }
  }

  private func checkCurve(_ rows: [Row], _ plan: Plan, _ statistics: Statistics, _ note: Comment) {
    let balances = [plan.balance] + rows.map(\.balance)
    let falls = balances.indices.map { at in (balances[...at].max() ?? 0) - balances[at] }
    #expect(statistics.maxDrawdown.units == Int64(falls.max() ?? 0), note)
    #expect(statistics.peakBalance.units == Int64(balances.max() ?? 0), note)
  }

  private func checkStreaks(_ rows: [Row], _ plan: Plan, _ statistics: Statistics, _ note: Comment) {
    var (wins, losses) = (0, 0)
    for lane in 0..<plan.laneCount {
      let runs = rows.filter { $0.lane == lane }.reduce(into: [(Row.Fate, Int)]()) { runs, row in
        if runs.last?.0 != row.fate { runs.append((row.fate, 0)) }
        runs[runs.count - 1].1 += 1
      }
      wins = max(wins, runs.filter { $0.0 == .won }.map(\.1).max() ?? 0)
      losses = max(losses, runs.filter { $0.0 == .lost }.map(\.1).max() ?? 0)
    }
    #expect(statistics.longestWinStreak == wins && statistics.longestLossStreak == losses, note)
  }

  /// The deepest exposure of one script: a ticket is outstanding from its generation, after `after` handovers, on.
  private func deepest(_ rows: [Row]) -> Int {
    let tickets = rows.sorted { $0.number < $1.number }
    return tickets.map { ticket in
      tickets[...ticket.number].reduce(0) { sum, other in
        other.handedOver && other.number < ticket.after ? sum : sum + other.bet.stake
      }
    }.max() ?? 0
  }
}
