import Dice
import Engine
import TestSupport

/// What a session must come to: the rules of the design, §3 and §4, and decision 0001, in the plainest
/// sequential code that says them. Shares no code with the engine; knows nothing of arrivals.
struct Oracle {
  struct Ticket {
    var row: Row
    var win: Int
  }
  struct Lane {
    var d = 0, g = 0, bets = 0, wins = 0, streak = 0
  }

  let plan: Plan
  var scripts: [any Script]
  var course = Course()
  var queue: [Ticket] = []
  var withdrawn: [Ticket] = []
  var held: (bet: Bet, lane: Int, asked: Int)?
  var due: [Int]
  var lanes: [Lane]
  var balance: Int
  var bets = 0, wagered = 0, now = 0, g = 0, refusals = 0
  var stop: StopCause?
  var broken = false
  var exposure = 0
  var lastSent = 0
  /// When the N last slots to become free do so, the earliest first.
  var freeAt: [Int] = []

  init(_ plan: Plan) {
    self.plan = plan
    scripts = plan.scripts()
    balance = plan.balance
    lanes = Array(repeating: Lane(), count: scripts.count)
    due = Array(scripts.indices)
  }

  static func play(_ plan: Plan) -> Course {
    var oracle = Oracle(plan)
    return oracle.play()
  }

  mutating func play() -> Course {
    repeat { askWhileDue() } while handOverNext()
    for index in queue.indices { resolve(&queue[index]) }
    for ticket in (withdrawn + queue).sorted(by: { $0.row.number < $1.row.number }) { setAside(ticket) }
    course.stop = stop?.rawValue ?? "none"
    course.balance = balance
    course.reserved = exposure
    return course
  }

  mutating func askWhileDue() {
    while stop == nil {
      let isDue = plan.laneCount > 1 ? !due.isEmpty : queue.count < plan.lookahead
      guard isDue || held != nil else { return }
      if let most = plan.limits.maxBets, bets + queue.count >= most {
        if bets >= most { stop = .maxBets }
        return
      }
      if held == nil { ask(plan.laneCount > 1 ? due[0] : 0) }
      guard let (bet, lane, asked) = held else { return }
      switch fit(bet) {
      case .fits: accept(bet, lane: lane, asked: asked)
      case .wait where !queue.isEmpty: return
      case .wait(let cause), .never(let cause): stop = cause
      }
    }
  }

  mutating func ask(_ lane: Int) {
    switch scripts[lane].next(view(lane)) {
    case .bet(let bet):
      held = (bet, lane, lanes[lane].d)
      if plan.laneCount > 1 { due.removeFirst() }
    case .nothing: stop = .script
    case .stop: end(.script, sent: lanes[lane].d + plan.depth)
    case .fault:
      broken = true
      end(.scriptError, sent: lanes[lane].d + plan.depth)
    }
  }

  enum Fit { case fits, wait(StopCause), never(StopCause) }

  func fit(_ bet: Bet) -> Fit {
    let limits = plan.limits
    let lost = balance - exposure
    if let most = limits.maxBet, bet.stake > Int(most.units) { return .never(.maxBet) }
    if bet.stake > lost { return .wait(.balance) }
    if let least = limits.minBalance, lost - bet.stake < Int(least.units) { return .wait(.minBalance) }
    if let most = limits.stopLoss, plan.balance - (lost - bet.stake) > Int(most.units) {
      return .wait(.stopLoss)
    }
    if let most = limits.maxWager, wagered + bet.stake > Int(most.units) { return .never(.maxWager) }
    if let most = limits.maxWager, wagered + exposure + bet.stake > Int(most.units) {
      return .wait(.maxWager)
    }
    return .fits
  }

  mutating func accept(_ bet: Bet, lane: Int, asked: Int) {
    let row = Row(
      number: g, lane: lane, laneNumber: lanes[lane].g, asked: asked, after: lanes[lane].d, bet: bet,
      fate: .withdrawn, profit: 0, balance: 0, handedOver: false, generatedAt: now, now: 0)
    let payout = (2 * (10_000 - plan.edgeHundredths) * 10_000 + bet.winningRolls) / (2 * bet.winningRolls)
    queue.append(Ticket(row: row, win: bet.stake * payout / 10_000 - bet.stake))
    exposure += bet.stake
    g += 1
    lanes[lane].g += 1
    held = nil
  }

  /// The first cause stands; whatever ends the session at once also takes back tickets that are not sent.
  mutating func end(_ cause: StopCause, sent: Int) {
    if stop == nil { stop = cause }
    held = nil
    if plan.laneCount > 1 { return }
    while let last = queue.last, last.row.number >= sent {
      exposure -= last.row.bet.stake
      withdrawn.append(queue.removeLast())
    }
  }

  func view(_ lane: Int) -> View {
    View(
      balance: balance, startBalance: plan.balance, wagered: wagered, bets: lanes[lane].bets,
      wins: lanes[lane].wins, streak: lanes[lane].streak, outstanding: queue.count,
      exposure: exposure, lane: lane, now: now)
  }
}
