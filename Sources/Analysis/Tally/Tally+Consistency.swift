import Engine

extension Tally {
  /// Whether every count is one of so many sessions: what reads figures off a file does arithmetic with them.
  var isConsistent: Bool { areEndsConsistent && areSpreadsConsistent && isCourseConsistent }

  /// Every session ended once, and by one cause.
  private var areEndsConsistent: Bool {
    let all = 0...sessions
    guard causes.values.allSatisfy({ all.contains($0) }), all.contains(winners), all.contains(losers) else {
      return false
    }
    return causes.values.reduce(0, +) == sessions && winners <= sessions - losers
      && (winningRolls == -1 || (0..<10_000).contains(winningRolls))
  }

  /// Every session is in every spread once, and those that were ruined in their own.
  private var areSpreadsConsistent: Bool {
    let whole = [betCounts, wagers, drawdowns, lossStreaks, largestStakes, exposures]
    return whole.allSatisfy { $0.count == sessions } && ruinBets.count == ruined
  }

  private var ruined: Int {
    let causes = StopCause.allCases.filter(\.isRuin)
    return causes.reduce(0) { $0 + (self.causes[$1.rawValue] ?? 0) }
  }

  /// The course of the sessions is one of all of them.
  private var isCourseConsistent: Bool {
    changes.count == sessions && fan.allSatisfy { $0.changes.count == sessions && $0.bets >= 0 }
      && zip(fan, fan.dropFirst()).allSatisfy { $0.bets < $1.bets }
  }
}
