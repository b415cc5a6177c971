import ArgumentParser
import Dice
import Simulation

/// The simulated house.
struct HouseOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The currency of all amounts.")
  var currency = "BTC"

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The balance at the start.", valueName: "coins"))
  var balance = Amount(units: Amount.unitsPerCoin)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of every random number; drawn and printed when absent.", valueName: "seed"))
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The house edge in percent, in steps of 0.01; 1, or 3 in the faucet, unless it is said.",
      valueName: "percent"))
  var edge: EdgeArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The smallest stake that the house takes.", valueName: "coins"))
  var minBet = Amount(units: 1)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The largest profit of one bet that the house pays.", valueName: "coins"))
  var maxProfit = Amount.max

  @Option(
    parsing: .unconditional,
    help: "Computed latency: 100ms, uniform:50ms-150ms, lognormal:100ms,0.5 (mean, sigma).")
  var latency = LatencyArgument.standard

  @Option(
    help: ArgumentHelp(
      "Roll by the site's scheme with this server seed, as one that was revealed; with --client-seed.",
      valueName: "text"))
  var serverSeed: String?

  @Option(help: ArgumentHelp("The client seed that belongs to --server-seed.", valueName: "text"))
  var clientSeed: String?

  @Option(help: "Seeded faults: refused=5%,unknown=0.1%.")
  var faults = FaultArgument.none

  func validate() throws {
    guard balance >= .zero else {
      throw ValidationError("--balance \(balance.short) is out of range: 0 or more.")
    }
    guard minBet >= .zero else {
      throw ValidationError("--min-bet \(minBet.short) is out of range: 0 or more.")
    }
    guard maxProfit >= .zero else {
      throw ValidationError("--max-profit \(maxProfit.short) is out of range: 0 or more.")
    }
    guard (serverSeed == nil) == (clientSeed == nil) else {
      throw ValidationError("--server-seed and --client-seed make rolls together: give both.")
    }
    guard serverSeed == nil || siteSeeds != nil else {
      throw ValidationError("--server-seed and --client-seed have at most \(SiteSeeds.longest) bytes.")
    }
    guard !currency.isEmpty, currency.utf8.count <= 16, currency.allSatisfy({ $0.isLetter || $0.isNumber })
    else {
      throw ValidationError("--currency '\(currency)' is no currency: letters and digits, at most 16.")
    }
  }

  /// The seeds that rolls are made of as the site makes them; nil where they are drawn from the seed.
  var siteSeeds: SiteSeeds? {
    guard let serverSeed, let clientSeed else { return nil }
    return SiteSeeds(serverSeed: serverSeed, clientSeed: clientSeed)
  }

  /// The currency's symbol in capitals.
  var symbol: String { currency.uppercased() }

  /// The rules that the house plays by.
  var rules: HouseRules {
    HouseRules(
      edgeHundredths: (edge ?? .standard).hundredths, minBet: minBet, maxProfit: maxProfit)
  }
}
