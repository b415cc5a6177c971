import Dice
import DuckDice

/// The house without its sockets: accounts, their money, their seeds and their bets.
///
/// A value that one lock guards, so that a bet is atomic: it is validated, journalled, rolled and settled before the
/// next one is looked at. Times are given from outside, in milliseconds since 1970.
package struct Site: Sendable {
  let settings: SiteSettings
  var accounts: [Account] = []
  /// The smallest stakes as they are now.
  private(set) var minBets: [String: Amount]
  /// The currencies that there are.
  let symbols: Set<String>
  /// Where accepted bets are written down, before they count.
  let journal: BetJournal?
  /// Bets accepted so far.
  var bets = 0
  /// The newest bets by their hash.
  var archive: BetArchive

  private let indexOfKey: [String: Int]
  private let rulesOfMode: [GameMode: HouseRules]

  /// Opens the house; fails where two accounts share a key or a name.
  package init(_ settings: SiteSettings, journal: BetJournal? = nil, now: Int64 = 0) throws(HouseError) {
    self.settings = settings
    self.journal = journal
    minBets = settings.minBets
    archive = BetArchive(keeping: settings.betsKept)
    symbols = Set(settings.accounts.flatMap { $0.balances.keys.map(\.symbol) }).union(settings.minBets.keys)
    var (indices, names): ([String: Int], Set<String>) = ([:], [])
    for account in settings.accounts {
      guard indices.updateValue(accounts.count, forKey: account.key) == nil else {
        throw .setting("two accounts have the same key: '\(account.name)' needs another")
      }
      guard names.insert(account.name).inserted else {
        throw .setting("two accounts are called '\(account.name)': give each a name of its own")
      }
      accounts.append(
        Account(account, seed: settings.seed, firstNonce: settings.firstNonce, now: now))
    }
    indexOfKey = indices
    rulesOfMode = Dictionary(
      uniqueKeysWithValues: GameMode.allCases.map { mode in
        (mode, HouseRules(edgeHundredths: settings.edges[mode] ?? 100, maxProfit: settings.maxProfit))
      })
  }

  /// The account that a key opens.
  func account(_ key: String?) throws(SiteRefusal) -> Int {
    guard let key, let index = indexOfKey[key] else { throw .key }
    return index
  }

  /// What the house takes and pays in a mode.
  func rules(_ mode: GameMode) -> HouseRules { rulesOfMode[mode] ?? HouseRules() }

  /// The smallest stake of a currency.
  func minBet(_ symbol: String) -> Amount { minBets[symbol] ?? settings.minBet }

  /// Asks more from the next bet on: `amount`, or ten times what it was.
  mutating func raiseMinBet(_ symbol: String, to amount: Amount?) {
    let tenfold = minBet(symbol).units.multipliedReportingOverflow(by: 10)
    minBets[symbol] = amount ?? (tenfold.overflow ? .max : Amount(units: tenfold.partialValue))
  }

  /// A currency as the house writes it, or a refusal where there is none such.
  func currency(_ text: String) throws(SiteRefusal) -> String {
    let symbol = text.uppercased()
    guard symbols.contains(symbol) else { throw .symbol }
    return symbol
  }
}
