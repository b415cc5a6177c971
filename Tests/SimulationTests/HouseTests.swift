import Dice
import Engine
import Simulation
import TestSupport
import Testing

/// The simulated house: a function of the seed and a ticket's place.
struct HouseTests {
  /// Made once: the table of payouts has 10,000 entries.
  private static let siteRules = HouseRules()

  private func ticket(
    _ number: Int, lane: Int = 0, laneNumber: Int? = nil, _ bet: Bet = Bet(100),
    rules: HouseRules = Self.siteRules
  ) -> Ticket {
    let proposal = Proposal(bet)
    return Ticket(
      number: number, lane: lane, laneNumber: laneNumber ?? number, asked: 0, after: 0, proposal: proposal,
      profitIfWon: rules.profitIfWon(proposal) ?? .zero, generatedAt: 0)
  }

  private func rolls(_ house: SimulatedHouse, lane: Int = 0, count: Int = 200) -> [Int] {
    (0..<count).map { house.roll(lane: lane, index: $0).number }
  }

  @Test("rolls depend on seed, session, lane and index, and on nothing else")
  func keys() {
    let base = rolls(SimulatedHouse(seed: 1))
    #expect(base == rolls(SimulatedHouse(seed: 1, latency: .fixed(1))))
    #expect(base != rolls(SimulatedHouse(seed: 2)))
    #expect(base != rolls(SimulatedHouse(seed: 1, session: 1)))
    #expect(base != rolls(SimulatedHouse(seed: 1), lane: 1))
    #expect(base != rolls(SimulatedHouse(seed: 1 << 32)))
  }

  @Test("neither the ticket's number, nor the bet, nor the order of asking moves a roll")
  func placeAlone() {
    let house = SimulatedHouse(seed: 5)
    let bets = [Bet(100), Bet(7, 1, .low), Bet(9, 0, .inside(5...900))]
    for index in (0..<200).reversed() {
      for (number, bet) in bets.enumerated() {
        let reply = house.reply(to: ticket(number, lane: 3, laneNumber: index, bet))
        guard case .settled(let settlement) = reply.outcome else { Issue.record("no faults"); return }
        #expect(settlement.roll == house.roll(lane: 3, index: index))
      }
    }
  }

  @Test("faults never move a roll, nor a latency")
  func faultsMoveNothing() throws {
    let half = try #require(Share(percent: "30"))
    let latency = LatencyModel.uniform(1...1_000_000)
    let calm = SimulatedHouse(seed: 9, latency: latency)
    let faulty = SimulatedHouse(
      seed: 9, latency: latency, faults: try #require(FaultPlan(refused: half, unknown: half)))
    var settled = 0
    for index in 0..<1000 {
      let (first, second) = (calm.reply(to: ticket(index)), faulty.reply(to: ticket(index)))
      #expect(first.latency == second.latency)
      if case .settled = second.outcome {
        #expect(first.outcome == second.outcome)
        settled += 1
      }
    }
    #expect(settled > 300 && settled < 500)
  }

  @Test("shares of faults are near their settings")
  func shares() throws {
    let refused = try #require(Share(percent: "10"))
    let unknown = try #require(Share(percent: "1"))
    let house = SimulatedHouse(seed: 3, faults: try #require(FaultPlan(refused: refused, unknown: unknown)))
    let count = Effort.size(50_000, soak: 1_000_000)
    var (refusals, unknowns) = (0, 0)
    for index in 0..<count {
      switch house.reply(to: ticket(index)).outcome {
      case .refused: refusals += 1
      case .unknown: unknowns += 1
      case .settled: break
      }
    }
    func isNear(_ seen: Int, _ share: Double) -> Bool {
      let expected = Double(count) * share
      return abs(Double(seen) - expected) < 5 * (expected * (1 - share)).squareRoot()
    }
    #expect(isNear(refusals, 0.1) && isNear(unknowns, 0.01), "\(refusals) and \(unknowns) of \(count)")
  }

  @Test("all, none, and no more than all can fail")
  func ends() throws {
    let all = try #require(Share(percent: "100"))
    let none = try #require(Share(percent: "0"))
    let house = SimulatedHouse(seed: 3, faults: try #require(FaultPlan(refused: none, unknown: all)))
    for index in 0..<1000 {
      guard case .unknown = house.reply(to: ticket(index)).outcome else { Issue.record("\(index)"); return }
    }
    #expect(FaultPlan(refused: all, unknown: try #require(Share(parts: 1))) == nil)
  }

  @Test(
    "a stake below the minimum and a win above the maximum profit are refused, at the border they are not")
  func rules() {
    let rules = HouseRules(minBet: Amount(units: 100), maxProfit: Amount(units: 1000))
    let house = SimulatedHouse(seed: 1, rules: rules)
    func isRefused(_ stake: Int) -> Bool {
      if case .refused = house.reply(to: ticket(0, Bet(stake), rules: rules)).outcome { true } else { false }
    }
    #expect(isRefused(99) && !isRefused(100))
    #expect(!isRefused(1000) && isRefused(1001))
  }
}
