import ArgumentParser
import Dice
import HouseServer

/// The accounts of the loopback house.
struct AccountOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The account's key; a practice key when absent.", valueName: "text"))
  var key: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What it holds, once per currency; 1BTC when absent.", valueName: "sum"))
  var balance: [CoinsArgument] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What it holds in the faucet mode, once per currency.", valueName: "sum"))
  var faucetBalance: [CoinsArgument] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What it holds of the wagering bonus \(GameMode.bonusHash), once per currency.", valueName: "sum"))
  var bonusBalance: [CoinsArgument] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What it holds in the time limited event \(GameMode.tleHash), once per currency.", valueName: "sum"))
  var tleBalance: [CoinsArgument] = []

  @Option(help: ArgumentHelp("Accounts from a file (TOML) instead.", valueName: "file"))
  var accounts: String?

  @Option(
    help: ArgumentHelp("The first server seed; drawn from --seed when absent.", valueName: "server-seed"))
  var serverSeed: String?

  @Option(
    help: ArgumentHelp("The first client seed; drawn from --seed when absent.", valueName: "client-seed"))
  var clientSeed: String?

  func validate() throws {
    if key == "" { throw ValidationError("--key is empty: expected its text.") }
    if serverSeed == "" { throw ValidationError("--server-seed is empty: expected its text.") }
    if clientSeed == "" { throw ValidationError("--client-seed is empty: expected its text.") }
    guard accounts != nil else { return }
    if key != nil || serverSeed != nil || clientSeed != nil || !sums.isEmpty {
      throw ValidationError(
        "--accounts tells keys, balances and seeds itself: not with --key, --balance or --server-seed.")
    }
  }

  /// Whether the only account is the one with the practice key.
  var isPractice: Bool { key == nil && accounts == nil }

  private var sums: [(GameMode, CoinsArgument)] {
    balance.map { (.main, $0) } + faucetBalance.map { (.faucet, $0) } + bonusBalance.map { (.bonus, $0) }
      + tleBalance.map { (.tle, $0) }
  }

  /// The accounts that the house opens.
  func settings() throws -> [AccountSettings] {
    if let accounts { return try AccountSettings.read(file: accounts) }
    var account = AccountSettings(serverSeed: serverSeed, clientSeed: clientSeed)
    if let key { account.key = key }
    if !sums.isEmpty { account.balances = [:] }
    for (mode, sum) in sums { account.balances[Purse(sum.symbol, mode)] = sum.amount }
    return [account]
  }
}
