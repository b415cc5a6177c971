import Dice

/// What came of a request.
struct News {
  /// What took effect, and where; nil where nothing did.
  var intervention: Intervention?
  /// Of a request for tighter limits: those that would have been looser than the ones in force.
  var loosened: [StopCause]?
}

// What comes from outside: by a plan, when a session is played again, or asked for while it runs.
extension Pipeline {
  /// Where the session is.
  var position: Position {
    // By counts of handovers alone nothing depends on what has arrived.
    let arrived = settings.sending == .bySlot ? generated - unsent - inFlight : 0
    return Position(
      handedOver: generated - outstanding, generated: generated, arrived: arrived,
      asking: stop != nil ? .over : held != nil ? .held : .due)
  }

  /// Tickets that were generated and not sent.
  private var unsent: Int {
    if hasWithdrawn { return withdrawn.count }
    return lanes.count == 1 ? lanes[0].generated - lanes[0].sent : unsentLane == nil ? 0 : 1
  }

  /// Asks for an intervention. It takes effect at the next step, as soon as what may be sent now was sent.
  public mutating func request(_ what: Intervention.Kind) {
    requests.append(what)
    nextIntervention = .min
  }

  /// What an attempt to intervene came to.
  enum Intervening {
    case nothing, planned, requested
  }

  /// Does what came from outside at this place, if this is it.
  @inline(never)
  mutating func intervene() -> Intervening {
    defer { nextIntervention = requests.isEmpty ? interventions.last?.at.generated ?? .max : .min }
    let here = position
    guard requests.isEmpty else {
      let what = requests.removeFirst()
      news = News()
      let effect = apply(what, isRequested: true)
      news.intervention = effect.map { Intervention(at: here, $0) }
      return .requested
    }
    // One whose place is behind us will not come any more: what is played is not what was recorded.
    while let next = interventions.last, next.at.isBefore(here) { interventions.removeLast() }
    guard let next = interventions.last, next.at.isMet(here) else { return .nothing }
    interventions.removeLast()
    _ = apply(next.what, isRequested: false)
    return .planned
  }

  /// Does it, and returns what of it had an effect.
  private mutating func apply(_ what: Intervention.Kind, isRequested: Bool) -> Intervention.Kind? {
    if hasWithdrawn {
      if case .limits = what { news.loosened = [] }
      return nil
    }
    switch what {
    case .pause:
      if isPaused { return nil }
      (isPaused, waitsForResume) = (true, isRequested && canWait)
    case .resume:
      if !isPaused { return nil }
      isPaused = false
    case .end(let stop): end(stop)
    case .stopOnWin:
      if stopsOnWin || stop != nil { return nil }
      stopsOnWin = true
    case .depth(let wanted):
      let depth = min(max(1, wanted), settings.concurrency.depth)
      if depth == self.depth { return nil }
      setDepth(depth)
      return .depth(depth)
    case .limits(let wanted):
      let (limits, changed, loosened) = limits.tightened(by: wanted)
      news.loosened = loosened
      if changed == Limits() { return nil }
      self.limits = limits
      checkTightened()
      return .limits(changed)
    }
    return what
  }

  /// The lookahead keeps its proportion to the depth.
  private mutating func setDepth(_ depth: Int) {
    self.depth = depth
    timeline.depth = depth
    guard case .single(let most, let lookahead) = settings.concurrency else { return }
    self.lookahead = (lookahead * depth + most - 1) / most
  }

  /// Ends the session where it is beyond its limits now: at a target, or with bets that were not sent and that the limits
  /// no longer allow. What is in flight cannot be taken back; it counts as lost for all that is asked for later.
  private mutating func checkTightened() {
    for lane in lanes.indices { checkTargets(lane: lane) }
    guard let cause = exceededByUnsent() else { return }
    end(Stop(cause, "the limit was tightened, and bets that were not sent yet do not keep it"))
  }

  private func exceededByUnsent() -> StopCause? {
    var largest = Amount.zero
    var count = 0
    for lane in lanes.indices {
      for number in lanes[lane].sent..<lanes[lane].generated {
        largest = max(largest, slots[lane, number].ticket.proposal.stake)
        count += 1
      }
    }
    guard count > 0 else { return nil }
    if let maxBets = limits.maxBets, statistics.bets + outstanding > maxBets { return .maxBets }
    if let maxBet = limits.maxBet, largest > maxBet { return .maxBet }
    let floor = balance - exposure
    if let minBalance = limits.minBalance, floor < minBalance { return .minBalance }
    if let stopLoss = limits.stopLoss, settings.startBalance - floor > stopLoss { return .stopLoss }
    if let maxWager = limits.maxWager, statistics.wagered.units + Int128(exposure.units) > maxWager.units {
      return .maxWager
    }
    return nil
  }
}
