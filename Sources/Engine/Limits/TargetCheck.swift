import Dice

/// The targets, checked when a ticket's end has been folded into the session and before the script is told.
struct TargetCheck {
  let limits: Limits
  let profit: Amount
  /// The streak of the lane whose ticket ended.
  let streak: Int
  let now: Nanoseconds

  /// The first target that is reached: take-profit, loss streak, win streak, duration.
  @inline(__always)
  func reached() -> StopCause? {
    if let takeProfit = limits.takeProfit, profit >= takeProfit { return .takeProfit }
    if let maxLossStreak = limits.maxLossStreak, -streak >= maxLossStreak { return .maxLossStreak }
    if let maxWinStreak = limits.maxWinStreak, streak >= maxWinStreak { return .maxWinStreak }
    if let maxDuration = limits.maxDuration, now >= maxDuration { return .maxDuration }
    return nil
  }

  func evidence(for cause: StopCause) -> String {
    switch cause {
    case .takeProfit:
      "net \(profit.short), target \((limits.takeProfit ?? .zero).short)"
    case .maxLossStreak:
      "\(-streak) losses in a row, limit \(limits.maxLossStreak ?? 0)"
    case .maxWinStreak:
      "\(streak) wins in a row, limit \(limits.maxWinStreak ?? 0)"
    case .maxDuration:
      "\(now / 1_000_000) ms of session time, limit \((limits.maxDuration ?? 0) / 1_000_000) ms"
    default:
      preconditionFailure("\(cause.rawValue) is no target")
    }
  }
}
