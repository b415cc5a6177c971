/// The rules of one house: its edge, the bets that it takes and what it pays.
public struct HouseRules: Hashable, Sendable {
  /// What the house keeps on average, in hundredths of a percent, 0...9999: 100 is 1 %.
  public let edgeHundredths: Int
  /// The smallest stake taken.
  public let minBet: Amount
  /// The smallest and the largest chance taken.
  public let chances: ClosedRange<Chance>
  /// The largest profit that the house pays on one bet; a bet that could win more is refused.
  public let maxProfit: Amount

  /// The payout for each number of winning rolls, in ten-thousandths; a table, because it is asked per bet.
  @usableFromInline let payouts: [Int64]

  /// Chances that every mode of the site takes: 0.01 % to 98 %.
  public static let siteChances: ClosedRange<Chance> = {
    guard let low = Chance(winningRolls: 1), let high = Chance(winningRolls: 9800) else {
      preconditionFailure("1 and 9800 winning rolls are chances")
    }
    return low...high
  }()

  /// Makes the rules of a house. The defaults are those of the site's main mode.
  public init(
    edgeHundredths: Int = 100, minBet: Amount = Amount(units: 1),
    chances: ClosedRange<Chance> = Self.siteChances, maxProfit: Amount = .max
  ) {
    precondition((0..<10_000).contains(edgeHundredths), "an edge is 0 % to 99.99 %")
    self.edgeHundredths = edgeHundredths
    self.minBet = minBet
    self.chances = chances
    self.maxProfit = maxProfit
    payouts = (0..<Roll.count).map { rolls in
      rolls == 0 ? 0 : Self.payout(edgeHundredths: edgeHundredths, winningRolls: rolls)
    }
  }

  /// Round-half-up of (100 − edge) / chance to four places, in ten-thousandths: the site rounds the payout
  /// before it multiplies (sample of the official page: 77.77 % pays 1.273).
  private static func payout(edgeHundredths: Int, winningRolls: Int) -> Int64 {
    let numerator = Int64(10_000 - edgeHundredths) * 10_000
    let divisor = Int64(winningRolls)
    return (2 * numerator + divisor) / (2 * divisor)
  }

  /// What a winning stake is multiplied by, in ten-thousandths: 20,000 at 49.5 % and 1 % edge.
  @inlinable
  public func multiplierTenThousandths(at chance: Chance) -> Int64 { payouts[chance.winningRolls] }

  /// What a win of this proposal adds to the balance: floor(stake × payout) − stake, or nil where that cannot
  /// be counted.
  @inlinable
  public func profitIfWon(_ proposal: Proposal) -> Amount? {
    let multiplier = payouts[proposal.chance.winningRolls]
    let stake = proposal.stake.units
    let (product, overflow) = stake.multipliedReportingOverflow(by: multiplier)
    if !overflow { return Amount(units: product / 10_000 - stake) }
    return wideProfitIfWon(stake: stake, multiplier: multiplier)
  }

  @usableFromInline
  func wideProfitIfWon(stake: Int64, multiplier: Int64) -> Amount? {
    let win = Int128(stake) * Int128(multiplier) / 10_000 - Int128(stake)
    return Int64(exactly: win).map(Amount.init(units:))
  }
}
