import Dice
import Engine
import ScriptHost
import Simulation
import Testing

@Suite("What a process claims of its session")
struct PlausibilityTests {
  private static let start = Amount(units: 10_000)
  private let before: Snapshot
  private let honest: Snapshot

  init() {
    before = Self.snapshot(Self.statistics(bets: 10), balance: 10_000, time: 5)
    honest = Self.snapshot(Self.statistics(bets: 20), balance: 9_900, time: 9)
  }

  private static func statistics(bets: Int) -> Statistics {
    var statistics = Statistics(startBalance: start)
    (statistics.bets, statistics.wins) = (bets, bets / 2)
    statistics.wagered = AmountSum(units: Int128(bets) * 100)
    statistics.largestStake = Amount(units: 100)
    statistics.peakBalance = Amount(units: 10_200)
    return statistics
  }

  private static func snapshot(
    _ statistics: Statistics, balance: Int64, time: Nanoseconds, start: Amount = start
  ) -> Snapshot {
    Snapshot(
      statistics: statistics, inFlight: 0, startBalance: start, balance: Amount(units: balance),
      reserved: .zero, sessionTime: time)
  }

  private func objection(
    to snapshot: Snapshot, limits: (inout Limits) -> Void = { _ in }
  ) -> String? {
    var settings = PipelineSettings(startBalance: Self.start)
    limits(&settings.limits)
    let order = SessionOrder(settings: settings, seed: 1, latency: .standard, faults: .none)
    let result = SessionResult(
      stop: Stop(.script, ""), statistics: snapshot.statistics, startBalance: snapshot.startBalance,
      balance: snapshot.balance, reserved: .zero, sessionTime: snapshot.sessionTime, transcriptSHA256: nil,
      closingFault: nil,
      prefix: SessionPrefix(tickets: 0, sha256: "", bets: 0, wins: 0, wagered: .zero, balance: .zero))
    let first = order.objection(to: snapshot, after: before)
    #expect(order.objection(to: result, after: before, records: RecordReader(settings)) == first)
    return first
  }

  private func changed(_ change: (inout Statistics) -> Void) -> Snapshot {
    var statistics = honest.statistics
    change(&statistics)
    return Self.snapshot(statistics, balance: 9_900, time: 9)
  }

  @Test("is taken where it can be")
  func fine() {
    #expect(objection(to: honest) == nil)
    #expect(objection(to: before) == nil)
    let tight = objection(to: honest) {
      ($0.maxBets, $0.maxBet, $0.stopLoss) = (20, Amount(units: 100), Amount(units: 100))
      ($0.maxWager, $0.minBalance) = (AmountSum(units: 2_000), Amount(units: 9_900))
    }
    #expect(tight == nil)
  }

  @Test("is refused where it goes back on what it said before")
  func backwards() {
    #expect(objection(to: changed { $0.bets = 9 }) == "fewer bets than before")
    #expect(objection(to: changed { $0.wins = 4 }) == "fewer bets than before")
    #expect(objection(to: changed { $0.wagered = .zero }) == "fewer bets than before")
    let early = Self.snapshot(honest.statistics, balance: 9_900, time: 4)
    #expect(objection(to: early) == "a clock that runs backwards")
    let other = Self.snapshot(honest.statistics, balance: 9_900, time: 9, start: Amount(units: 9_000))
    #expect(objection(to: other) == "another balance at the start")
  }

  @Test("is refused where it is over a limit")
  func limits() {
    #expect(objection(to: honest) { $0.maxBets = 19 } == "20 bets, over max-bets 19")
    #expect(objection(to: honest) { $0.maxBet = Amount(units: 99) }?.hasSuffix("over max-bet") == true)
    #expect(objection(to: honest) { $0.maxWager = AmountSum(units: 1_999) } == "a wager over max-wager")
    #expect(
      objection(to: honest) { $0.minBalance = Amount(units: 9_901) }?.hasSuffix("under min-balance") == true)
    #expect(objection(to: honest) { $0.stopLoss = Amount(units: 99) }?.hasSuffix("over stop-loss") == true)
  }

  @Test(
    "is refused where the balances on the way of one of many are not as many as there were places, or above the peak"
  )
  func course() {
    var settings = PipelineSettings(startBalance: Self.start)
    settings.limits.maxBets = 50
    let order = SessionOrder(settings: settings, seed: 1, latency: .standard, faults: .none)
    #expect(order.places.count == 25 && order.places.first == 2)
    let result = SessionResult(
      stop: Stop(.script, ""), statistics: honest.statistics, startBalance: Self.start,
      balance: honest.balance, reserved: .zero, sessionTime: 9, transcriptSHA256: nil, closingFault: nil,
      prefix: nil)
    func objection(_ balances: [Int64], winVariance: Int = 0) -> String? {
      let rolls = RollDigest(SimulatedHouse(seed: 1), bets: 20)
      return order.objection(
        toOneOfMany: PlayedSession(
          session: 0, result: result, rolls: rolls, winVariance: winVariance,
          balances: balances.map { Amount(units: $0) }))
    }
    let ten = [Int64](repeating: 10_000, count: 10)
    #expect(objection(ten) == nil)
    #expect(objection(ten + [1]) == "11 balances on the way of 20 tickets")
    #expect(objection(Array(ten.dropLast())) == "9 balances on the way of 20 tickets")
    #expect(objection(ten, winVariance: 1) == "wins that vary more than their chances allow")
    #expect(objection(ten.dropLast() + [10_201]) == "a balance on the way above its peak")
  }

  @Test("is refused where no bets could have led there")
  func impossible() {
    let debt = Self.snapshot(honest.statistics, balance: -1, time: 9)
    #expect(objection(to: debt)?.hasPrefix("a balance of -") == true)
    let loss = Self.snapshot(honest.statistics, balance: 7_999, time: 9)
    #expect(objection(to: loss)?.hasSuffix("more than was wagered") == true)
    let peak = Self.snapshot(honest.statistics, balance: 10_201, time: 9)
    #expect(objection(to: peak) == "a balance above its own peak")
  }
}
