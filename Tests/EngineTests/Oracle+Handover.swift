import Dice
import Engine
import TestSupport

// The second half of the oracle: whose turn it is, and what follows from a ticket's end.
extension Oracle {
  /// Hands over the ticket whose turn it is; false when none is left or the next one is unknown.
  mutating func handOverNext() -> Bool {
    guard let turn = plan.laneCount > 1 ? firstLane() : queue.indices.first else { return false }
    var ticket = queue[turn]
    let lane = ticket.row.lane
    // d counts this ticket only once it has been handed over.
    let sent = lanes[lane].d + plan.depth
    now = max(now, plan.laneCount > 1 ? laneArrival(ticket).0 : slotArrival(ticket))
    resolve(&ticket)
    if ticket.row.fate == .unknown {
      self.end(.unknown, sent: sent)
      return false
    }
    queue.remove(at: turn)
    due.append(lane)
    exposure -= ticket.row.bet.stake
    balance += ticket.row.profit
    if ticket.row.fate == .refused {
      refusals += 1
    } else {
      count(ticket.row, lane)
    }
    if let target = reached(lane) { self.end(target, sent: sent) }
    if refusals == 100, ticket.row.fate == .refused { self.end(.refusals, sent: sent) }
    lanes[lane].d += 1
    (ticket.row.handedOver, ticket.row.balance, ticket.row.now) = (true, balance, now)
    course.rows.append(ticket.row)
    tell(ticket.row, lane, sent: sent)
    return true
  }

  mutating func count(_ row: Row, _ lane: Int) {
    bets += 1
    wagered += row.bet.stake
    refusals = 0
    if stop != nil { course.settledAfterStop += 1 }
    lanes[lane].bets += 1
    lanes[lane].wins += row.fate == .won ? 1 : 0
    lanes[lane].streak =
      row.fate == .won ? max(lanes[lane].streak, 0) + 1 : min(lanes[lane].streak, 0) - 1
  }

  mutating func tell(_ row: Row, _ lane: Int, sent: Int) {
    if broken { return }
    var roll = 0
    if case .roll(let number) = plan.world.end(lane: lane, index: row.laneNumber) { roll = number }
    let told = Told(
      ticket: row.number, refused: row.fate == .refused, won: row.fate == .won, roll: roll,
      stake: row.bet.stake, profit: row.profit, balance: balance,
      late: lanes[lane].g - 1 - row.laneNumber)
    switch scripts[lane].told(told) {
    case .goOn: break
    case .stop: end(.script, sent: sent)
    case .fault:
      broken = true
      end(.scriptError, sent: sent)
    }
  }

  func reached(_ lane: Int) -> StopCause? {
    let limits = plan.limits
    if let goal = limits.takeProfit, balance - plan.balance >= Int(goal.units) { return .takeProfit }
    if let most = limits.maxLossStreak, lanes[lane].streak <= -most { return .maxLossStreak }
    if let most = limits.maxWinStreak, lanes[lane].streak >= most { return .maxWinStreak }
    if let most = limits.maxDuration, now >= Int(most) { return .maxDuration }
    return nil
  }

  func resolve(_ ticket: inout Ticket) {
    switch plan.world.end(lane: ticket.row.lane, index: ticket.row.laneNumber) {
    case .refused: ticket.row.fate = .refused
    case .unknown: ticket.row.fate = .unknown
    case .roll(let roll):
      let wins =
        switch ticket.row.bet.side {
        case .high: roll >= 10_000 - ticket.row.bet.winningRolls
        case .low: roll < ticket.row.bet.winningRolls
        case .inside(let range): range ~= roll
        case .outside(let range): !(range ~= roll)
        }
      ticket.row.fate = wins ? .won : .lost
      ticket.row.profit = wins ? ticket.win : -ticket.row.bet.stake
    }
  }

  mutating func setAside(_ ticket: Ticket) {
    var ticket = ticket
    (ticket.row.balance, ticket.row.now) = (balance, now)
    course.rows.append(ticket.row)
  }

  func firstLane() -> Int? { queue.indices.min { laneArrival(queue[$0]) < laneArrival(queue[$1]) } }

  func laneArrival(_ ticket: Ticket) -> (Int, Int) {
    let latency = plan.world.latency(lane: ticket.row.lane, index: ticket.row.laneNumber)
    return (ticket.row.generatedAt + latency, ticket.row.lane)
  }

  /// When a ticket arrives that was sent in ticket order as soon as fewer than N were on their way.
  mutating func slotArrival(_ ticket: Ticket) -> Int {
    let slotFree = freeAt.count < plan.depth ? 0 : freeAt.removeFirst()
    lastSent = max(ticket.row.generatedAt, lastSent, slotFree)
    let arrival = lastSent + plan.world.latency(lane: 0, index: ticket.row.laneNumber)
    freeAt.insert(arrival, at: freeAt.firstIndex { $0 > arrival } ?? freeAt.endIndex)
    return arrival
  }
}
