import DequeModule
public import Dice

// Asking the script, and deciding what becomes a ticket.
extension Pipeline {
  /// The script of `lane` proposed a bet.
  public mutating func propose(_ proposal: Proposal, lane: Int) {
    guard stop == nil else { return }
    precondition(held == nil, "nobody is asked while a proposal is held")
    if settings.concurrency.hasLanes {
      let due = dueLanes.popFirst()
      precondition(due == lane, "the lane that was asked answers")
    }
    consider(Held(proposal: proposal, lane: lane, asked: lanes[lane].handedOver))
  }

  /// The script of some lane wants no further bet. Tickets already generated are played: the script proposed
  /// them before it ended.
  public mutating func scriptEnded(_ evidence: String) {
    end(Stop(.script, evidence), withdrawing: false)
  }

  /// Ends the session at once: what has not been sent is withdrawn, what is in flight is awaited.
  public mutating func end(_ stop: Stop) {
    end(stop, withdrawing: true)
  }

  /// The first cause stands. What ends the session at once withdraws what is unsent even then: a target, a fault
  /// or an interrupt may find a session that has stopped asking and still has tickets to send.
  mutating func end(_ stop: Stop, withdrawing: Bool) {
    if self.stop == nil {
      self.stop = stop
      held = nil
    }
    if withdrawing, !hasWithdrawn {
      hasWithdrawn = true
      withdrawUnsent()
    }
  }

  /// The lane to ask, if one is due.
  @inline(__always)
  func dueLane() -> Int? {
    switch settings.concurrency {
    case .single(_, let lookahead): outstanding < lookahead ? 0 : nil
    case .lanes: dueLanes.first
    }
  }

  /// Whether another bet may be asked for under `max-bets`.
  ///
  /// Outstanding tickets count as bets; a refused one makes room again, so the session ends only when the
  /// bets themselves have reached the limit: exactly as many bets are placed as were asked for.
  @inline(__always)
  mutating func mayAsk() -> Bool {
    guard let maxBets = settings.limits.maxBets else { return true }
    if statistics.bets + outstanding < maxBets { return true }
    if statistics.bets >= maxBets {
      end(Stop(.maxBets, "\(statistics.bets) bets placed, limit \(maxBets)"), withdrawing: false)
    }
    return false
  }

  /// Tries the held proposal again; true if it became a ticket.
  mutating func retryHeld() -> Bool {
    guard let proposal = held else { return false }
    held = nil
    consider(proposal)
    return held == nil && stop == nil
  }

  /// Makes a ticket of a proposal, holds it, or ends the session.
  @inline(__always)
  mutating func consider(_ held: Held) {
    let proposal = held.proposal
    let check = exposureCheck
    let profitIfWon = settings.rules.profitIfWon(proposal)
    switch check.check(stake: proposal.stake, profitIfWon: profitIfWon) {
    case .fits:
      accept(held, profitIfWon: profitIfWon ?? .zero)
    case .notNow(let cause):
      if outstanding > 0 {
        self.held = held
      } else {
        end(Stop(cause, check.evidence(for: cause, stake: proposal.stake)), withdrawing: false)
      }
    case .never(let cause):
      end(Stop(cause, check.evidence(for: cause, stake: proposal.stake)), withdrawing: false)
    }
  }

  @inline(__always)
  var exposureCheck: ExposureCheck {
    ExposureCheck(
      limits: settings.limits, balance: balance, startBalance: settings.startBalance,
      wagered: statistics.wagered, exposure: exposure, reach: balance + possibleProfit)
  }

  @inline(__always)
  private mutating func accept(_ held: Held, profitIfWon: Amount) {
    let lane = held.lane
    let ticket = Ticket(
      number: generated, lane: lane, laneNumber: lanes[lane].generated, asked: held.asked,
      after: lanes[lane].handedOver, proposal: held.proposal, profitIfWon: profitIfWon, generatedAt: now)
    slots[lane, ticket.laneNumber] = Slot(ticket: ticket)
    lanes[lane].generated += 1
    generated += 1
    outstanding += 1
    exposure += held.proposal.stake
    possibleProfit += profitIfWon
    if settings.concurrency.hasLanes { unsentLane = lane }
    statistics.generated(stake: held.proposal.stake, exposure: exposure)
  }
}
