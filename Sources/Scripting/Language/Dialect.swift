/// Whose contract a script was written for.
public enum Dialect: String, CaseIterable, Hashable, Sendable {
  /// Alea's own: `next_bet(ctx)`.
  case native
  /// DiceBot v3: `dobet()` and globals such as `nextbet`, in an extended Lua 5.1.
  case dicebot
  /// Gambler.Bot: `CalculateBet()` of version 5, or `DoDiceBet(PreviousBet, Win, NextBet)` of version 4.
  case gamblerbot
  /// webdicebot: DiceBot's contract with more globals and functions.
  case webdicebot
  /// mydicebot: webdicebot's, in a script whose case does not matter.
  case mydicebot
}

/// A dialect and how it was recognized.
public struct DialectGuess: Hashable, Sendable {
  /// The dialect.
  public let dialect: Dialect
  /// What gave it away, such as `defines dobet in line 12`.
  public let because: String

  /// Makes a guess; only detection, and who was told the dialect, do.
  package init(dialect: Dialect, because: String) {
    self.dialect = dialect
    self.because = because
  }
}
