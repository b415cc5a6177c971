import DequeModule
import Dice
import HeapModule

// Sending tickets, and taking in what arrives.
extension Pipeline {
  /// The outcome of a sent ticket has arrived. `at` is the measured session time; without meaning where time
  /// is computed from latencies.
  public mutating func arrived(_ ticket: Ticket, _ reply: Reply, at time: Nanoseconds = 0) {
    arrived(lane: ticket.lane, number: ticket.laneNumber, reply, at: time)
  }

  /// The same for a lane's `number`-th ticket.
  mutating func arrived(lane: Int, number: Int, _ reply: Reply, at time: Nanoseconds) {
    precondition(
      number >= lanes[lane].handedOver && number < lanes[lane].sent,
      "an outcome belongs to a ticket that was sent and is outstanding")
    guard case .none = slots[lane, number].arrival else { preconditionFailure("a ticket has one outcome") }
    let time = settings.time == .computed ? reply.latency : time
    let arrival = arrival(of: lane, number, reply.outcome)
    slots[lane, number].arrive(arrival, time)
    inFlight -= 1
    if settings.concurrency.hasLanes { arrivals.insert(laneArrival(lane)) }
  }

  @inline(__always)
  private mutating func arrival(of lane: Int, _ number: Int, _ outcome: Outcome) -> Slot.Arrival {
    switch outcome {
    case .settled(let settlement): return .settled(settlement)
    case .refused(let refusal):
      remarks.append(Remark(slots[lane, number].ticket, refusal))
      return .refused
    case .unknown(let uncertainty):
      remarks.append(Remark(slots[lane, number].ticket, uncertainty))
      if settings.sending == .bySlot { sendingHalted = true }
      return .unknown
    }
  }

  private mutating func laneArrival(_ lane: Int) -> LaneArrival {
    let slot = slots[lane, lanes[lane].handedOver]
    let time = settings.time == .computed ? slot.ticket.generatedAt &+ slot.time : slot.time
    return LaneArrival(time: time, lane: lane)
  }

  /// The lane whose next ticket is to be sent now, if there is one.
  @inline(__always)
  func laneToSend() -> Int? {
    let lane: Int
    switch settings.concurrency {
    case .single: lane = 0
    case .lanes:
      guard let unsentLane else { return nil }
      lane = unsentLane
    }
    let number = lanes[lane].sent
    return number < lanes[lane].generated && maySend(number, of: lane) ? lane : nil
  }

  /// Marks a lane's next ticket as sent and returns its number in the lane.
  @inline(__always)
  mutating func takeSendable(_ lane: Int) -> Int {
    let number = lanes[lane].sent
    lanes[lane].sent = number + 1
    inFlight += 1
    unsentLane = nil
    return number
  }

  /// Whether a lane's next ticket may be with the house now.
  @inline(__always)
  private func maySend(_ number: Int, of lane: Int) -> Bool {
    if hasWithdrawn { return false }
    switch settings.sending {
    case .byHandover: return number < lanes[lane].handedOver + depth
    case .bySlot: return inFlight < depth && !sendingHalted
    }
  }

  /// Takes back what has not been sent.
  ///
  /// By counts, what has been sent while ticket d is handed over are the tickets below d + depth, so that depth − 1
  /// are left to settle: the ticket at d + depth is sent only after that handover.
  mutating func withdrawUnsent() {
    for lane in lanes.indices {
      for number in (lanes[lane].sent..<lanes[lane].generated).reversed() {
        let ticket = slots[lane, number].ticket
        release(ticket)
        statistics.withdrawn += 1
        withdrawn.append(ticket)
      }
    }
    unsentLane = nil
  }

  /// The ticket is outstanding no more.
  @inline(__always)
  mutating func release(_ ticket: Ticket) {
    outstanding -= 1
    exposure -= ticket.proposal.stake
    possibleProfit -= ticket.profitIfWon
  }
}

/// A lane whose ticket has arrived: lanes are served by arrival, ties by lane.
struct LaneArrival: Comparable {
  let time: Nanoseconds
  let lane: Int

  static func < (left: LaneArrival, right: LaneArrival) -> Bool {
    (left.time, left.lane) < (right.time, right.lane)
  }
}
