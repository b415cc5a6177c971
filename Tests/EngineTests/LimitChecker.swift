import Dice
import Engine
import TestSupport

/// Keeps books of its own from what goes in and out of a pipeline, and recomputes from its lists, at every
/// acceptance, that nothing can be exceeded, and at every hold and stop, that the proposal truly does not fit.
struct LimitChecker {
  let limits: Limits
  let startBalance: Int
  let lookahead: Int
  private var settled: [(stake: Int, profit: Int)] = []
  private var outstanding: [Int: Int] = [:]
  private var pending: Int?
  private var deepest = 0
  private(set) var complaints: [String] = []

  init(_ plan: Plan) {
    limits = plan.limits
    startBalance = plan.balance
    lookahead = plan.laneCount > 1 ? plan.laneCount : plan.lookahead
  }

  var balance: Int { settled.reduce(startBalance) { $0 + $1.profit } }
  var wagered: Int { settled.reduce(0) { $0 + $1.stake } }
  var exposure: Int { outstanding.values.reduce(0, +) }
  var bets: Int { settled.count }

  /// The first limit that another bet of `stake` would exceed, were everything outstanding lost.
  func exceeded(by stake: Int) -> StopCause? {
    let lowest = balance - exposure - stake
    if let most = limits.maxBets, bets + outstanding.count + 1 > most { return .maxBets }
    if let most = limits.maxBet, stake > Int(most.units) { return .maxBet }
    if lowest < 0 { return .balance }
    if let least = limits.minBalance, lowest < Int(least.units) { return .minBalance }
    if let most = limits.stopLoss, startBalance - lowest > Int(most.units) { return .stopLoss }
    if let most = limits.maxWager, wagered + exposure + stake > Int(most.units) { return .maxWager }
    return nil
  }

  mutating func proposed(_ stake: Int) {
    if pending != nil { complaints.append("asked while a proposal is held") }
    pending = stake
  }

  /// Called after every call of the pipeline, before what it handed over is booked.
  mutating func observe(_ pipeline: Pipeline, generated before: Int) {
    if pipeline.generated > before {
      guard let stake = pending else { return complaints.append("a ticket out of nothing") }
      if let limit = exceeded(by: stake) { complaints.append("\(limit) can be exceeded by \(stake)") }
      outstanding[before] = stake
      deepest = max(deepest, exposure)
      if Int(pipeline.statistics.maxExposure.units) != deepest {
        complaints.append("deepest exposure \(deepest)")
      }
      pending = nil
    }
  }

  /// What is pending now is held, or has stopped the session. Sending comes first, so a send says nothing yet.
  mutating func notAccepted(_ pipeline: Pipeline) {
    guard let stake = pending else { return }
    if exceeded(by: stake) == nil { complaints.append("\(stake) fits, and was held or stopped the session") }
    if pipeline.stop != nil { pending = nil }
  }

  /// The pipeline wants nothing from the script: there must be a reason.
  mutating func idle(_ pipeline: Pipeline) {
    if pending != nil || pipeline.stop != nil || outstanding.count >= lookahead { return }
    if let most = limits.maxBets, bets + outstanding.count >= most { return }
    complaints.append("nobody was asked, with \(outstanding.count) outstanding")
  }

  mutating func ended(_ ended: EndedTicket) {
    let stake = outstanding.removeValue(forKey: ended.ticket.number) ?? -1
    if ended.settlement != nil { settled.append((stake, Int(ended.profit.units))) }
    if balance < Int(limits.minBalance?.units ?? 0) { complaints.append("the balance fell to \(balance)") }
    if let most = limits.stopLoss, startBalance - balance > Int(most.units) {
      complaints.append("\(startBalance - balance) was lost")
    }
    if let most = limits.maxWager, wagered > Int(most.units) { complaints.append("\(wagered) was wagered") }
    if let most = limits.maxBets, bets > most { complaints.append("\(bets) bets were placed") }
  }

  mutating func withdrawn(_ ticket: Ticket) {
    outstanding[ticket.number] = nil
  }
}
