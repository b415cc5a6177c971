import ArgumentParser
import Dice
import HouseServer

/// The rules by which the loopback house plays.
struct GameOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What every seed, latency and fault follows from.", valueName: "seed"))
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The house edge of the main mode in percent.", valueName: "percent"))
  var edge = EdgeArgument.standard

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The house edge of the faucet mode in percent.", valueName: "percent"))
  var faucetEdge = EdgeArgument(hundredths: 300)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The house edge of wagering bonuses in percent.", valueName: "percent"))
  var bonusEdge = EdgeArgument(hundredths: 200)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The house edge of time limited events in percent.", valueName: "percent"))
  var tleEdge = EdgeArgument(hundredths: 200)

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The smallest stake of a currency, once per currency; 0.00000001 when absent.", valueName: "sum"))
  var minBet: [CoinsArgument] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The largest profit of one bet that the house pays.", valueName: "coins"))
  var maxProfit = Amount.max

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The nonce of the first bet of a pair of seeds.", valueName: "n"))
  var firstNonce: UInt32 = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Bets that a pair of seeds must have made before it may be changed.", valueName: "n"))
  var betsPerPair = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How long a pair of seeds stays at least.", valueName: "time"))
  var pairLasts = TimeArgument(milliseconds: 0)

  func validate() throws {
    if let sum = minBet.first(where: { $0.amount == .zero }) {
      throw ValidationError("--min-bet \(sum.amount.short)\(sum.symbol) is out of range: above 0.")
    }
    guard maxProfit > .zero else {
      throw ValidationError("--max-profit \(maxProfit.short) is out of range: above 0.")
    }
    guard betsPerPair >= 0 else {
      throw ValidationError("--bets-per-pair \(betsPerPair) is out of range: 0 or more.")
    }
  }

  /// The rules, for these accounts.
  func settings(_ accounts: [AccountSettings]) -> SiteSettings {
    var site = SiteSettings(seed: seed, accounts: accounts)
    site.edges = [
      .main: edge.hundredths, .faucet: faucetEdge.hundredths, .bonus: bonusEdge.hundredths,
      .tle: tleEdge.hundredths,
    ]
    for sum in minBet { site.minBets[sum.symbol] = sum.amount }
    site.maxProfit = maxProfit
    site.firstNonce = UInt64(firstNonce)
    site.betsPerPair = betsPerPair
    site.pairLasts = pairLasts.nanoseconds / 1_000_000
    return site
  }
}
