public import Dice

/// By which rules the house plays: edges, minimum bets, accounts, seeds.
public struct SiteSettings: Hashable, Sendable {
  /// What every seed of the house is derived from.
  public var seed: UInt64
  /// The accounts; keys and names are unique.
  public var accounts: [AccountSettings]
  /// The edge of each mode in hundredths of a percent.
  public var edges: [GameMode: Int] = [.main: 100, .faucet: 300, .bonus: 200, .tle: 200]
  /// The smallest stake of a currency that `minBets` does not name.
  public var minBet = Amount(units: 1)
  /// The smallest stakes of currencies, by their symbols in capitals.
  public var minBets: [String: Amount] = [:]
  /// The largest profit of one bet.
  public var maxProfit = Amount.max
  /// The nonce of the first bet of a pair of seeds.
  public var firstNonce: UInt64 = 0
  /// How many bets a pair must have made before it may be changed; the site is said to want 3.
  public var betsPerPair = 0
  /// How long a pair stays at least, in milliseconds; the site is said to want 20 s.
  public var pairLasts: Int64 = 0
  /// How many of an account's newest bets are kept for `load` and `bet/HASH`, at least.
  public var betsKept = 20_000

  /// The rules of a house with one account, or with those that are given.
  public init(seed: UInt64 = 1, accounts: [AccountSettings] = [AccountSettings()]) {
    (self.seed, self.accounts) = (seed, accounts)
  }
}
