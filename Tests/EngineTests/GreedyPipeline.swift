import Dice
import Engine

/// The known bug as a pipeline: it hands over all that is ready first and asks only afterwards, so that what the
/// script knows when it is asked depends on timing. One script, `max-bets` the only limit, L = N.
struct GreedyPipeline: Conductible {
  private let settings: PipelineSettings
  private var slots: [(ticket: Ticket, sent: Bool, reply: Reply?)] = []
  private var handedOver = 0
  private var generated = 0
  private var bets = 0
  private var wins = 0
  private var streak = 0
  private var wagered = AmountSum.zero
  private(set) var balance: Amount
  let settledAfterStop = 0
  private(set) var now: Nanoseconds = 0

  init(_ settings: PipelineSettings) {
    self.settings = settings
    balance = settings.startBalance
  }

  var exposure: Amount { slots.reduce(.zero) { $0 + $1.ticket.proposal.stake } }

  mutating func next() -> Action {
    if let index = slots.firstIndex(where: { !$0.sent }) {
      slots[index].sent = true
      return .send(slots[index].ticket)
    }
    if let first = slots.first, let reply = first.reply { return .handOver(handOver(first.ticket, reply)) }
    if slots.count < settings.concurrency.depth, generated < settings.limits.maxBets ?? .max {
      return .ask(lane: 0)
    }
    return slots.isEmpty ? .finish(Stop(.maxBets, "")) : .wait
  }

  private mutating func handOver(_ ticket: Ticket, _ reply: Reply) -> EndedTicket {
    slots.removeFirst()
    handedOver += 1
    now = max(now, ticket.generatedAt + reply.latency)
    guard case .settled(let settlement) = reply.outcome else { preconditionFailure("no faults here") }
    let won = ticket.proposal.wins(settlement.roll)
    let profit = won ? ticket.profitIfWon : -ticket.proposal.stake
    balance += profit
    bets += 1
    wins += won ? 1 : 0
    streak = won ? max(streak, 0) + 1 : min(streak, 0) - 1
    wagered += ticket.proposal.stake
    return EndedTicket(
      ticket: ticket, settlement: settlement, won: won, profit: profit, balance: balance,
      multiplierTenThousandths: settings.rules.multiplierTenThousandths(at: ticket.proposal.chance),
      late: generated - 1 - ticket.number)
  }

  mutating func propose(_ proposal: Proposal, lane: Int) {
    let ticket = Ticket(
      number: generated, lane: 0, laneNumber: generated, asked: handedOver, after: handedOver,
      proposal: proposal, profitIfWon: settings.rules.profitIfWon(proposal) ?? .zero, generatedAt: now)
    slots.append((ticket, false, nil))
    generated += 1
  }

  mutating func scriptEnded(_ evidence: String) { preconditionFailure("not in this play") }
  mutating func end(_ stop: Stop) { preconditionFailure("not in this play") }

  mutating func arrived(_ ticket: Ticket, _ reply: Reply, at time: Nanoseconds) {
    guard let index = slots.firstIndex(where: { $0.ticket.number == ticket.number }) else { return }
    slots[index].reply = reply
  }

  func context(lane: Int) -> Context {
    Context(
      balance: balance, startBalance: settings.startBalance, wagered: wagered, bets: bets, wins: wins,
      streak: streak, outstanding: slots.count, exposure: exposure, depth: settings.concurrency.depth,
      lane: 0, now: now, minBet: settings.rules.minBet)
  }
}
