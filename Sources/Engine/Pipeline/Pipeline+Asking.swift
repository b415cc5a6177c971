import DequeModule
public import Dice

// Asking the script, and deciding what becomes a ticket.
extension Pipeline {
  /// The script of `lane` proposed a bet, to be placed when `delay` has passed.
  public mutating func propose(_ proposal: Proposal, lane: Int, after delay: Nanoseconds = 0) {
    guard stop == nil else { return }
    precondition(delay >= 0, "a delay below zero must not get past the script's decoder")
    precondition(held == nil, "nobody is asked while a proposal is held")
    if settings.concurrency.hasLanes {
      let due = dueLanes.popFirst()
      precondition(due == lane, "the lane that was asked answers")
    }
    consider(proposal, lane: lane, asked: lanes[lane].handedOver, after: delay)
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
    let here = position
    if self.stop == nil {
      self.stop = stop
      held = nil
    }
    if withdrawing, !hasWithdrawn {
      hasWithdrawn = true
      cutAt = here
      withdrawUnsent()
    }
  }

  /// The lane to ask, if one is due.
  @inline(__always)
  func dueLane() -> Int? {
    switch settings.concurrency {
    case .single: outstanding < lookahead ? 0 : nil
    case .lanes: outstanding < depth ? dueLanes.first : nil
    }
  }

  /// Whether another bet may be asked for under `max-bets`.
  ///
  /// Outstanding tickets count as bets; a refused one makes room again, so the session ends only when the
  /// bets themselves have reached the limit: exactly as many bets are placed as were asked for.
  @inline(__always)
  mutating func mayAsk() -> Bool {
    guard let maxBets = limits.maxBets else { return true }
    if statistics.bets + outstanding < maxBets { return true }
    if statistics.bets >= maxBets {
      end(Stop(.maxBets, "\(statistics.bets) bets placed, limit \(maxBets)"), withdrawing: false)
    }
    return false
  }

  /// Whether the script of `lane` is asked at once when it has been told of a ticket's end: nothing is to be sent,
  /// held or ended first.
  @inline(__always)
  func asksNext(_ lane: Int) -> Bool {
    guard stop == nil, !isPaused, generated < nextIntervention, held == nil, dueLane() == lane,
      laneToSend() == nil
    else { return false }
    return statistics.bets + outstanding < limits.maxBets ?? .max
  }

  /// Tries the held proposal again; true if it became a ticket.
  mutating func retryHeld() -> Bool {
    guard let again = held else { return false }
    held = nil
    consider(
      again.proposal, lane: again.lane, asked: again.asked, after: max(0, again.notBefore &- now))
    return held == nil && stop == nil
  }

  /// Makes a ticket of a proposal, holds it, or ends the session.
  @inline(__always)
  mutating func consider(_ proposal: Proposal, lane: Int, asked: Int, after delay: Nanoseconds) {
    let profitIfWon = settings.rules.profitIfWon(proposal)
    switch fit(stake: proposal.stake, profitIfWon: profitIfWon) {
    case .fits:
      accept(proposal, lane: lane, asked: asked, after: delay, profitIfWon: profitIfWon ?? .zero)
    case .notNow(let cause):
      if outstanding > 0 {
        held = Held(proposal: proposal, lane: lane, asked: asked, notBefore: now.later(by: delay))
      } else {
        end(Stop(cause, evidence(for: cause, stake: proposal.stake)), withdrawing: false)
      }
    case .never(let cause):
      end(Stop(cause, evidence(for: cause, stake: proposal.stake)), withdrawing: false)
    }
  }

  @inline(__always)
  private mutating func accept(
    _ proposal: Proposal, lane: Int, asked: Int, after delay: Nanoseconds, profitIfWon: Amount
  ) {
    let laneNumber = lanes[lane].generated
    slots[lane, laneNumber] = Slot(
      ticket: Ticket(
        number: generated, lane: lane, laneNumber: laneNumber, asked: asked, after: lanes[lane].handedOver,
        proposal: proposal, profitIfWon: profitIfWon, generatedAt: now.later(by: delay)))
    lanes[lane].generated = laneNumber + 1
    generated += 1
    outstanding += 1
    exposure += proposal.stake
    possibleProfit += profitIfWon
    if settings.concurrency.hasLanes { unsentLane = lane }
    statistics.generated(stake: proposal.stake, exposure: exposure)
  }
}

extension Nanoseconds {
  /// The time after a wait. Time ends after 292 years, where it stands still; it never runs backwards.
  @inline(__always)
  fileprivate func later(by delay: Nanoseconds) -> Nanoseconds {
    let (time, overflow) = addingReportingOverflow(delay)
    return overflow ? .max / 2 : Swift.min(time, .max / 2)
  }
}
