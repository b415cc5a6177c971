public import Dice

/// What a computed house says of all its bets at once: each settles after the same time, unless it is outside of these
/// bounds. A session that plays one bet after the other need not ask for every one of them then.
public struct SteadyTerms: Hashable, Sendable {
  /// How long the house takes over a bet, in nanoseconds.
  public let latency: Nanoseconds
  /// The smallest stake that it takes, but for bets of nothing, which it takes too.
  public let minBet: Amount
  /// The largest profit that it pays.
  public let maxProfit: Amount

  /// Makes terms.
  public init(latency: Nanoseconds, minBet: Amount, maxProfit: Amount) {
    (self.latency, self.minBet, self.maxProfit) = (latency, minBet, maxProfit)
  }

  /// Whether the house takes such a bet.
  @inline(__always)
  func take(stake: Amount, profitIfWon: Amount) -> Bool {
    (stake >= minBet || stake == .zero) && profitIfWon <= maxProfit
  }
}
