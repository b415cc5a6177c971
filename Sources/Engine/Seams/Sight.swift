/// What a script has looked at of its session, beyond the bets that it placed and what they won: all that can make two
/// copies differ that remember the same.
public struct Sight: OptionSet, Hashable, Sendable {
  /// One bit per figure.
  public let rawValue: UInt32

  /// Makes a set of its bits.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The balance, or the profit.
  public static let balance = Self(rawValue: 1)
  /// The sum of all stakes.
  public static let wagered = Self(rawValue: 2)
  /// How many bets there were.
  public static let bets = Self(rawValue: 4)
  /// How many of them won.
  public static let wins = Self(rawValue: 8)
  /// How many won, or lost, in a row.
  public static let streak = Self(rawValue: 16)
  /// The roll itself, or its nonce.
  public static let roll = Self(rawValue: 32)
  /// The session's clock.
  public static let time = Self(rawValue: 64)
  /// Numbers of `math.random`.
  public static let chance = Self(rawValue: 128)
}
