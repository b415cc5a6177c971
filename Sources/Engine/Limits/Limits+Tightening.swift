import Dice

extension Limits {
  /// The tighter of each bound, what of it is new, and, named by what they end a session with, the bounds that would have
  /// been looser: those stay as they are. A bound that is not given stays too.
  func tightened(by wanted: Limits) -> (limits: Limits, changed: Limits, loosened: [StopCause]) {
    var tightening = Tightening(limits: self)
    tightening.take(\.maxBets, wanted, .maxBets, <)
    tightening.take(\.maxBet, wanted, .maxBet, <)
    tightening.take(\.minBalance, wanted, .minBalance, >)
    tightening.take(\.stopLoss, wanted, .stopLoss, <)
    tightening.take(\.maxWager, wanted, .maxWager, <)
    tightening.take(\.takeProfit, wanted, .takeProfit, <)
    tightening.take(\.maxLossStreak, wanted, .maxLossStreak, <)
    tightening.take(\.maxWinStreak, wanted, .maxWinStreak, <)
    tightening.take(\.maxDuration, wanted, .maxDuration, <)
    return (tightening.limits, tightening.changed, tightening.loosened)
  }
}

private struct Tightening {
  var limits: Limits
  var changed = Limits()
  var loosened: [StopCause] = []

  mutating func take<Bound: Comparable>(
    _ bound: WritableKeyPath<Limits, Bound?>, _ wanted: Limits, _ name: StopCause,
    _ isTighter: (Bound, Bound) -> Bool
  ) {
    guard let value = wanted[keyPath: bound] else { return }
    if let present = limits[keyPath: bound], !isTighter(value, present) {
      if value != present { loosened.append(name) }
      return
    }
    limits[keyPath: bound] = value
    changed[keyPath: bound] = value
  }
}
