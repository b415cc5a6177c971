public import Dice
public import Engine
import Foundation

/// How a session's profit compares with what chance does to the same stakes.
///
/// Given its stakes, a session's profit has mean −Σ expected loss and variance Σ payout² p (1 − p). The share
/// of sessions that do as well or better is the normal tail beyond the observed profit: an approximation, good
/// for many similar stakes, rough where few large stakes decide (a martingale).
public struct Usualness: Hashable, Sendable {
  /// Standard deviations above what the stakes cost on average.
  public let z: Double

  /// Compares `profit` with the bets in `statistics`; nil where nothing was left to chance.
  public init?(_ statistics: Statistics, profit: Amount) {
    guard statistics.profitVariance > 0 else { return nil }
    let expected = -Double(statistics.expectedLoss.tenThousandthUnits) / 10_000
    z = (Double(profit.units) - expected) / statistics.profitVariance.squareRoot()
  }

  /// The share of sessions with a result this good or better, 0...1.
  public var shareAsGoodOrBetter: Double { erfc(z / 2.0.squareRoot()) / 2 }
}
