import Dice
import TestSupport
import Testing

struct PayoutTests {
  @Test(
    "the payout is rounded to four places, halves up",
    arguments: [
      ("77.77", 100, 12_730), ("49.5", 100, 20_000), ("33.33", 100, 29_703), ("98", 100, 10_102),
      ("0.01", 100, 99_000_000), ("50", 0, 20_000), ("32", 0, 31_250), ("64", 1, 15_623), ("98", 1000, 9184),
    ])
  func payouts(percent: String, edgeHundredths: Int, tenThousandths: Int64) throws {
    let rules = HouseRules(edgeHundredths: edgeHundredths)
    let chance = try #require(Chance(percent: percent))
    #expect(rules.multiplierTenThousandths(at: chance) == tenThousandths)
  }

  @Test("every payout is the nearest one to (100 − edge) / chance")
  func nearest() throws {
    for edge in [0, 1, 100, 300, 9999] {
      let rules = HouseRules(edgeHundredths: edge)
      for rolls in 1...9999 {
        let multiplier = rules.multiplierTenThousandths(at: try #require(Chance(winningRolls: rolls)))
        // |multiplier − exact| ≤ 1/2, in halves of a divisor: and a half is rounded up.
        let distance = 2 * (multiplier * Int64(rolls) - Int64(10_000 - edge) * 10_000)
        #expect(distance > -Int64(rolls) && distance <= Int64(rolls), "\(rolls) rolls, edge \(edge)")
      }
    }
  }

  private func profit(_ units: Int64, _ rolls: Int, edge: Int = 100) throws -> Amount? {
    let chance = try #require(Chance(winningRolls: rolls))
    let proposal = Proposal(stake: Amount(units: units), chance: chance, high: true)
    return HouseRules(edgeHundredths: edge).profitIfWon(proposal)
  }

  @Test("a win is rounded down to a unit: the sample of the official page")
  func sample() throws {
    #expect(try profit(400_000, 7777) == Amount(units: 109_200))
    #expect(try profit(1, 7777) == Amount(units: 0))
    #expect(try profit(3, 7777) == Amount(units: 0))
    #expect(try profit(4, 7777) == Amount(units: 1))
  }

  @Test("a payout below one makes a win cost something")
  func belowOne() throws {
    #expect(try profit(1000, 9800, edge: 1000) == Amount(units: -82))
    #expect(try profit(1, 9800, edge: 1000) == Amount(units: -1))
  }

  @Test("the win of any stake is the floor of stake × payout, or cannot be counted")
  func floors() throws {
    for seed in Effort.seeds(2000, soak: 200_000) {
      var random = SplitMix64(seed)
      let rolls = Int.random(in: 1...9800, using: &random)
      let units = Int64(random.next() >> 1) >> Int64.random(in: 0...62, using: &random)
      let exact = Int128((2 * 99_000_000 + rolls) / (2 * rolls)) * Int128(units) / 10_000 - Int128(units)
      #expect(
        try profit(units, rolls) == Int64(exactly: exact).map { Amount(units: $0) },
        "\(units) at \(rolls), \(Effort.replay(seed))")
    }
  }

  @Test("the expected loss of any bet is what the 10,000 rolls lose together")
  func expectedLoss() throws {
    let rolls = (0..<Roll.count).compactMap { Roll(number: $0) }
    let rules = HouseRules()
    for seed in Effort.seeds(50, soak: 2000) {
      var random = SplitMix64(seed)
      let chance = try #require(Chance(winningRolls: Int.random(in: 1...9800, using: &random)))
      let stake = Amount(units: Int64.random(in: 0...10_000_000_000, using: &random))
      let proposal = Proposal(stake: stake, chance: chance, high: random.chance(percent: 50))
      let win = try #require(rules.profitIfWon(proposal))
      let lost = rolls.reduce(Int128(0)) {
        $0 - Int128(proposal.wins($1) ? win.units : -stake.units)
      }
      var expected = ExpectedLoss()
      expected.add(stake: stake, chance: chance, profitIfWon: win)
      #expect(expected.tenThousandthUnits == lost, "\(proposal), \(Effort.replay(seed))")
    }
  }

  @Test("an expected loss is shown to the nearest unit, halves up")
  func expectedLossRounded() throws {
    let half = try #require(Chance(winningRolls: 5000))
    var loss = ExpectedLoss()
    #expect(loss.rounded == .zero)
    loss.add(stake: Amount(units: 1), chance: half, profitIfWon: .zero)
    #expect(loss.rounded.units == 1)
    var gain = ExpectedLoss()
    gain.add(stake: Amount(units: 1), chance: half, profitIfWon: Amount(units: 2))
    #expect(gain.tenThousandthUnits == -5000 && gain.rounded.units == 0)
    gain.add(stake: Amount(units: 1), chance: half, profitIfWon: Amount(units: 2))
    gain.add(stake: Amount(units: 1), chance: half, profitIfWon: Amount(units: 2))
    #expect(gain.rounded.units == -1)
  }
}
