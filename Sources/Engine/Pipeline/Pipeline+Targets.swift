import Dice

// The targets, checked when a ticket's end has been folded into the session and before the script is told.
extension Pipeline {
  /// Ends the session at the first target that is reached: take-profit, loss streak, win streak, duration.
  @inline(__always)
  mutating func checkTargets(lane: Int) {
    guard let cause = reachedTarget(lane: lane) else { return }
    end(Stop(cause, evidence(for: cause, lane: lane)))
  }

  /// Ends the session at a win, where somebody has asked for that.
  @inline(__always)
  mutating func checkWin(_ ticket: Ticket) {
    guard stopsOnWin else { return }
    end(Stop(.stopOnWin, "ticket \(ticket.number) won, and the session was to end at the next win"))
  }

  @inline(__always)
  func reachedTarget(lane: Int) -> StopCause? {
    if let takeProfit = limits.takeProfit, profit >= takeProfit { return .takeProfit }
    if let most = limits.maxLossStreak, -lanes[lane].streak >= most { return .maxLossStreak }
    if let most = limits.maxWinStreak, lanes[lane].streak >= most { return .maxWinStreak }
    if let maxDuration = limits.maxDuration, now >= maxDuration { return .maxDuration }
    return nil
  }

  private func evidence(for cause: StopCause, lane: Int) -> String {
    let streak = lanes[lane].streak
    switch cause {
    case .takeProfit:
      return "net \(profit.short), target \((limits.takeProfit ?? .zero).short)"
    case .maxLossStreak:
      return "\(-streak) losses in a row, limit \(limits.maxLossStreak ?? 0)"
    case .maxWinStreak:
      return "\(streak) wins in a row, limit \(limits.maxWinStreak ?? 0)"
    case .maxDuration:
      return "\(now / 1_000_000) ms of session time, limit \((limits.maxDuration ?? 0) / 1_000_000) ms"
    default:
      preconditionFailure("\(cause.rawValue) is no target")
    }
  }
}
