package import Dice
package import Engine

/// Plays a ``Script`` in the engine.
package final class ScriptedStrategy: Strategy {
  private var script: any Script

  package init(_ script: sending any Script) {
    self.script = script
  }

  package func start(_ context: Context) throws(StrategyFault) -> StopRequest? { nil }

  package func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    switch script.next(View(context)) {
    case .bet(let bet): return .proposal(Proposal(bet))
    case .nothing: return .nothing
    case .stop: return .stop(StopRequest(reason: nil))
    case .fault: throw StrategyFault("planted")
    }
  }

  package func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
    try tell(ended)
  }

  package func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    try tell(ended)
  }

  private func tell(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
    switch script.told(Told(ended)) {
    case .goOn: return nil
    case .stop: return StopRequest(reason: nil)
    case .fault: throw StrategyFault("planted")
    }
  }

  package func stop(_ summary: ClosingSummary) throws(StrategyFault) {}
}

extension View {
  package init(_ context: Context) {
    self.init(
      balance: Int(context.balance.units), startBalance: Int(context.startBalance.units),
      wagered: Int(context.wagered.units), bets: context.bets, wins: context.wins, streak: context.streak,
      outstanding: context.outstanding, exposure: Int(context.exposure.units), lane: context.lane,
      now: Int(context.now))
  }
}

extension Told {
  package init(_ ended: EndedTicket) {
    var (refused, roll) = (true, 0)
    if let settlement = ended.settlement { (refused, roll) = (false, settlement.roll.number) }
    self.init(
      ticket: ended.ticket.number, refused: refused, won: ended.won, roll: roll,
      stake: Int(ended.ticket.proposal.stake.units), profit: Int(ended.profit.units),
      balance: Int(ended.balance.units), late: ended.late)
  }
}

extension Proposal {
  package init(_ bet: Bet) {
    let stake = Amount(units: Int64(bet.stake))
    switch bet.side {
    case .low, .high:
      guard let chance = Chance(winningRolls: bet.winningRolls) else { preconditionFailure("\(bet)") }
      self.init(stake: stake, chance: chance, high: bet.side == .high)
    case .inside(let range), .outside(let range):
      guard let rolls = RollRange(lowest: range.lowerBound, highest: range.upperBound) else {
        preconditionFailure("\(bet)")
      }
      if case .inside = bet.side {
        self.init(stake: stake, range: rolls, inside: true)
      } else {
        self.init(stake: stake, range: rolls, inside: false)
      }
    }
  }
}
