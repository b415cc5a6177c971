import Dice

/// Whether a proposal fits in the exposure limits while every outstanding stake is counted as lost.
enum Fit: Equatable {
  /// It fits.
  case fits
  /// It would fit only if outstanding bets win, lose or are refused: it is held.
  case notNow(StopCause)
  /// No outcome of the outstanding bets can make it fit.
  case never(StopCause)
}

// The exposure limits. They are read where they lie: a copy of them per bet is dear.
extension Pipeline {
  /// Checks in the order of the limits: max-bet, balance, min-balance, stop-loss, max-wager.
  ///
  /// `max-bets` is checked before the script is asked: it does not depend on the proposal.
  @inline(__always)
  func fit(stake: Amount, profitIfWon: Amount?) -> Fit {
    if let maxBet = limits.maxBet, stake > maxBet { return .never(.maxBet) }
    // Outstanding stakes never exceed the balance, so this difference is not negative, nor is the next one
    // once the stake fits: no overflow, whatever the script proposes.
    let left = balance - exposure
    if stake > left { return .notNow(.balance) }
    let floor = left - stake
    if let minBalance = limits.minBalance, floor < minBalance { return .notNow(.minBalance) }
    if let stopLoss = limits.stopLoss, settings.startBalance - floor > stopLoss {
      return .notNow(.stopLoss)
    }
    if let maxWager = limits.maxWager {
      let wager = statistics.wagered.units + Int128(stake.units)
      if wager > maxWager.units { return .never(.maxWager) }
      if wager + Int128(exposure.units) > maxWager.units { return .notNow(.maxWager) }
    }
    guard let profitIfWon else { return .never(.amountRange) }
    return (balance + possibleProfit).adding(profitIfWon) == nil ? .notNow(.amountRange) : .fits
  }

  /// Says why a proposal stops the session, once `cause` is known.
  func evidence(for cause: StopCause, stake: Amount) -> String {
    let next = "next stake \(stake.short)"
    let left = balance - exposure
    let net = left - settings.startBalance
    switch cause {
    case .maxBet:
      return "\(next), limit \((limits.maxBet ?? .max).short)"
    case .balance:
      return "\(next) is more than the balance \(left.short)"
    case .minBalance:
      return "balance \(left.short), \(next) could reach \((left - stake).short), "
        + "limit \((limits.minBalance ?? .zero).short)"
    case .stopLoss:
      return "net \(net.short), \(next) could reach \((net - stake).short), "
        + "limit \((-(limits.stopLoss ?? .zero)).short)"
    case .maxWager:
      return "wagered \(statistics.wagered.short), \(next), limit \((limits.maxWager ?? .zero).short)"
    case .amountRange:
      return "\(next) could win more than can be counted (92,233,720,368.54775807)"
    default:
      preconditionFailure("\(cause.rawValue) is no exposure limit of a proposal")
    }
  }
}
