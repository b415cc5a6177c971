internal import Dice
public import Engine

/// How often bets may be sent: a token bucket. Tokens come at a steady rate, a bet takes one, and a few may be saved up.
///
/// A value without a clock: times go in and come out.
public struct Pace: Hashable, Sendable {
  /// Nanoseconds from token to token, 1 or more.
  public let interval: Nanoseconds
  /// Tokens that may be saved up, 1 or more: so many bets may leave at once after a rest.
  public let burst: Int

  /// When the bucket would be full if nothing more were taken.
  private var fullAt: Nanoseconds = .min / 2

  /// Makes a full bucket.
  public init(interval: Nanoseconds, burst: Int = 1) {
    precondition(interval > 0 && burst > 0, "a pace has an interval and room for one")
    (self.interval, self.burst) = (interval, burst)
  }

  /// Reads `5/s`, `0.5/s` or `300/m`: so many bets in a second or a minute. Nil for anything else, and for a pace of
  /// more than 1,000,000 or less than one bet in a day.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Amount(decimal: parts[0]), count > .zero else { return nil }
    let span: Int128
    switch parts[1] {
    case "s": span = 1_000_000_000
    case "m": span = 60_000_000_000
    default: return nil
    }
    let interval = span * Int128(Amount.unitsPerCoin) / Int128(count.units)
    guard (1_000...86_400_000_000_000).contains(interval) else { return nil }
    self.init(interval: Nanoseconds(interval))
  }

  /// Takes a token and says when it may be used: now, or when it will have come.
  public mutating func take(at now: Nanoseconds) -> Nanoseconds {
    let saved = interval * Nanoseconds(burst - 1)
    let usable = max(now, fullAt - saved)
    fullAt = max(fullAt, now) + interval
    return usable
  }
}
