internal import Dice
internal import Engine

/// As much of a session's state as tells it from others: what the limits look at, and what the script does. All else
/// stays at 0.
struct Standing: Hashable {
  var balance: Int64 = 0
  var wagered: Int128 = 0
  var bets: Int32 = 0
  var wins: Int32 = 0
  var streak: Int32 = 0

  /// Behind another bet, as far as `seen` goes.
  func after(_ bet: ExactBet, won: Bool, _ seen: Sight) -> Standing {
    var next = self
    next.balance += won ? bet.gain : -bet.stake
    if seen.contains(.wagered) { next.wagered += Int128(bet.stake) }
    if seen.contains(.bets) { next.bets += 1 }
    if seen.contains(.wins), won { next.wins += 1 }
    if seen.contains(.streak) { next.streak = won ? max(streak, 0) + 1 : min(streak, 0) - 1 }
    return next
  }

  /// What of it a script has looked at.
  func seen(by sight: Sight) -> Standing {
    var part = self
    if !sight.contains(.balance) { part.balance = 0 }
    if !sight.contains(.wagered) { part.wagered = 0 }
    if !sight.contains(.bets) { part.bets = 0 }
    if !sight.contains(.wins) { part.wins = 0 }
    if !sight.contains(.streak) { part.streak = 0 }
    return part
  }

  /// The same for the limits, where `bets` were settled.
  func state(bets: Int) -> SequentialLimits.State {
    var state = SequentialLimits.State(balance: Amount(units: balance))
    state.wagered = AmountSum(units: wagered)
    state.streak = Int(streak)
    state.bets = bets
    return state
  }
}

/// A bet as an enumeration needs it: stake and profit in units, the chance as a probability.
struct ExactBet: Hashable {
  let stake, gain: Int64
  let chance: Double
  /// What it costs on average, in units.
  let cost: Double

  init(_ proposal: Proposal, gain: Amount) {
    (stake, self.gain) = (proposal.stake.units, gain.units)
    chance = proposal.chance.probability
    var loss = ExpectedLoss()
    loss.add(stake: proposal.stake, chance: proposal.chance, profitIfWon: gain)
    cost = Double(loss.tenThousandthUnits) / 1e4
  }
}
