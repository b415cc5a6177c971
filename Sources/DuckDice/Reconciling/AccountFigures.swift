public import Dice

/// What the site counts of an account in one currency, at one moment.
public struct AccountFigures: Codable, Hashable, Sendable {
  /// Bets so far.
  public var bets: Int
  /// Wins so far.
  public var wins: Int
  /// Stakes so far.
  public var volume: WireAmount
  /// Profit so far.
  public var profit: WireAmount
  /// The balance in the mode that is played.
  public var balance: WireAmount
  /// The pair of seeds in play, with the nonce of the next bet.
  public var seeds: SeedReply.Pair

  /// Takes down figures.
  public init(
    bets: Int, wins: Int, volume: Amount, profit: Amount, balance: Amount, seeds: SeedReply.Pair
  ) {
    (self.bets, self.wins) = (bets, wins)
    (self.volume, self.profit) = (WireAmount(volume), WireAmount(profit))
    self.balance = WireAmount(balance)
    self.seeds = seeds
  }
}
