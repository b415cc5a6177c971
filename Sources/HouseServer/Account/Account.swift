import Dice
import DuckDice
import Simulation

/// What the house keeps of one account. Nothing here checks a bet: that is done before.
struct Account: Sendable {
  let settings: AccountSettings
  /// The site's name of the account.
  let hash: String
  /// When it was opened, in milliseconds since 1970.
  let opened: Int64
  private(set) var balances: [Purse: Amount]
  private(set) var tallies: [String: Tally] = [:]
  var seeds: SeedPair
  /// How often the seeds were changed.
  private(set) var changes = 0
  /// Its newest bets, the oldest first.
  private(set) var recent: [PlayReply.Bet] = []

  private let source: SeedSource

  init(_ settings: AccountSettings, seed: UInt64, firstNonce: UInt64, now: Int64) {
    self.settings = settings
    opened = now
    balances = settings.balances
    source = SeedSource(seed: seed, account: settings.name)
    hash = String(source.serverSeed(-1).prefix(10))
    seeds = SeedPair(
      serverSeed: settings.serverSeed ?? source.serverSeed(0),
      clientSeed: settings.clientSeed ?? source.clientSeed, firstNonce: firstNonce, since: now)
  }

  /// The balance, or nil where the account never had one.
  func balance(_ purse: Purse) -> Amount? { balances[purse] }

  /// Bets and profit so far in a currency.
  func tally(_ symbol: String) -> Tally { tallies[symbol] ?? Tally() }

  /// Takes a settled bet into the books.
  mutating func settle(_ proposal: Proposal, in purse: Purse, won: Bool, profit: Amount) {
    balances[purse] = (balances[purse] ?? .zero) + profit
    tallies[purse.symbol, default: Tally()].count(proposal, won: won, profit: profit)
  }

  /// Keeps a bet for the list of the newest.
  mutating func remember(_ bet: PlayReply.Bet, keeping count: Int) {
    recent.append(bet)
    if recent.count >= 2 * count { recent.removeFirst(recent.count - count) }
  }

  /// Brings a new pair into play and returns the one that was.
  mutating func changeSeeds(clientSeed: String, firstNonce: UInt64, now: Int64) -> SeedPair {
    let previous = seeds
    changes += 1
    seeds = SeedPair(
      serverSeed: source.serverSeed(changes), clientSeed: clientSeed, firstNonce: firstNonce, since: now)
    return previous
  }
}
