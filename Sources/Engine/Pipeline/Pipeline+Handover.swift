import DequeModule
import Dice
import HeapModule

// Handing over: one ticket at a time, in ticket order within a lane.
extension Pipeline {
  /// Folds the next ticket's end into the session, if it is its turn.
  @inline(__always)
  mutating func takeHandover() -> Bool {
    guard !handoverHalted, let lane = laneToHandOver() else { return false }
    let number = lanes[lane].handedOver
    guard number < lanes[lane].sent else { return false }
    let slot = slots[lane, number]
    switch slot.arrival {
    case .none: return false
    case .unknown:
      advanceTime(slot)
      halt(slot.ticket)
      return false
    case .settled(let settlement):
      close(slot, lane)
      settle(slot.ticket, settlement)
      return true
    case .refused:
      close(slot, lane)
      refuse(slot.ticket)
      return true
    }
  }

  /// The outcome of the next ticket is unknown: it ends the session, and nothing behind it is handed over.
  private mutating func halt(_ ticket: Ticket) {
    handoverHalted = true
    let remark = remark(of: ticket)
    end(Stop(remark.isContradiction ? .contradiction : .unknown, "ticket \(ticket.number): \(remark.why)"))
  }

  /// The next ticket is outstanding no more.
  @inline(__always)
  private mutating func close(_ slot: Slot, _ lane: Int) {
    advanceTime(slot)
    if settings.concurrency.hasLanes {
      _ = arrivals.popMin()
      dueLanes.append(lane)
    }
    lanes[lane].handedOver += 1
    release(slot.ticket)
  }

  /// With computed time, no lane is served before all have arrived: an earlier one might still come.
  @inline(__always)
  private func laneToHandOver() -> Int? {
    switch settings.concurrency {
    case .single: return 0
    case .lanes:
      if settings.time == .computed, inFlight > 0 { return nil }
      return arrivals.min?.lane
    }
  }

  @inline(__always)
  private mutating func advanceTime(_ slot: Slot) {
    let ticket = slot.ticket
    let arrival =
      settings.time == .computed
      ? timeline.arrival(generatedAt: ticket.generatedAt, latency: slot.time) : slot.time
    if arrival > now { now = arrival }
  }

  @inline(__always)
  private mutating func settle(_ ticket: Ticket, _ settlement: Settlement) {
    let won = ticket.proposal.wins(settlement.roll)
    let change = won ? ticket.profitIfWon : -ticket.proposal.stake
    let lane = ticket.lane
    balance += change
    profit += change
    precondition(balance == settings.startBalance + profit, "the balance is the start plus all profits")
    let streak = lanes[lane].streak(after: won)
    lanes[lane].settle(won: won, streak: streak)
    refusalsInARow = 0
    if stop != nil { statistics.settledAfterStop += 1 }
    statistics.settled(ticket, won: won, streak: streak, balance: balance)
    countVariance(ticket.proposal.chance)
    checkTargets(lane: lane)
    if won { checkWin(ticket) }
    conclude(ticket, settlement, won: won, profit: change)
  }

  @inline(__always)
  mutating func countVariance(_ chance: Chance) {
    winVariance += chance.winningRolls * (Roll.count - chance.winningRolls)
  }

  private mutating func refuse(_ ticket: Ticket) {
    statistics.refused += 1
    refusalsInARow += 1
    let remark = remark(of: ticket)
    if let least = remark.minBet { minBet = least }
    checkTargets(lane: ticket.lane)
    if refusalsInARow == Limits.refusalsInARow {
      end(Stop(.refusals, "\(refusalsInARow) tickets refused in a row, the last: \(remark.why)"))
    }
    conclude(ticket, nil, won: false, profit: .zero)
  }

  @inline(__always)
  private mutating func conclude(_ ticket: Ticket, _ settlement: Settlement?, won: Bool, profit: Amount) {
    ended = EndedTicket(
      ticket: ticket, settlement: settlement, won: won, profit: profit, balance: balance,
      multiplierTenThousandths: settings.rules.multiplierTenThousandths(at: ticket.proposal.chance),
      late: lanes[ticket.lane].generated - 1 - ticket.laneNumber)
  }
}
