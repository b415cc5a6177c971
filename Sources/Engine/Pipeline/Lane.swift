import Dice

/// One copy of the script as the pipeline sees it: its own counts, in plain bytes.
struct Lane {
  /// Tickets generated.
  var generated = 0
  /// Tickets sent.
  var sent = 0
  /// Tickets handed over.
  var handedOver = 0
  /// Settled bets.
  var bets = 0
  /// Won bets.
  var wins = 0
  /// Wins in a row, or losses in a row as a negative number.
  var streak = 0

  /// The streak after one bet more.
  @inline(__always)
  func streak(after won: Bool) -> Int { won ? max(streak, 0) + 1 : min(streak, 0) - 1 }

  /// Counts a settled bet, after which the streak is this.
  @inline(__always)
  mutating func settle(won: Bool, streak: Int) {
    bets += 1
    wins += won ? 1 : 0
    self.streak = streak
  }
}
