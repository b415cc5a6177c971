internal import Dice
public import Engine
internal import Scripting

/// A strategy in a script process, as the engine calls it: one frame each way for most bets.
///
/// What comes back is held against the rules of the house before the session sees it; limits are the session's.
public final class RemoteStrategy: Strategy {
  private let process: ScriptProcess
  private let lane: Int

  init(_ process: ScriptProcess, lane: Int) {
    self.process = process
    self.lane = lane
  }

  /// Lines of all copies that nobody was shown.
  public var droppedLines: Int { process.droppedLines }

  /// The line of the script that the last answer came from, where the process traces.
  public var line: Int? { process.line }

  /// Calls `on_start`.
  public func start(_ context: Context) throws(StrategyFault) -> StopRequest? {
    try wish(.start(context))
  }

  /// Calls `next_bet`.
  public func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    try answer(.nextBet(context))
  }

  /// Calls `on_result`.
  public func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
    try wish(.result(ended, next: nil))
  }

  /// Calls `on_result` and `next_bet` by one frame each way.
  public func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer {
    try answer(.result(ended, next: context))
  }

  /// Calls `on_refused`.
  public func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    try wish(.refused(ended, why: why))
  }

  /// Calls `on_stop`.
  public func stop(_ summary: ClosingSummary) throws(StrategyFault) {
    _ = try ask(.stop(summary))
  }

  private func answer(_ question: Question) throws(StrategyFault) -> Answer {
    guard case .answer(let answer) = try ask(question) else { throw outOfOrder() }
    let house = process.order.house
    if let objection = answer.proposal?.objection(house.rules, simulated: house.simulated) {
      throw fault(.lost(why: "proposed what the house does not take: \(objection)"))
    }
    return answer
  }

  private func wish(_ question: Question) throws(StrategyFault) -> StopRequest? {
    switch try ask(question) {
    case .proceed: return nil
    case .answer(.stop(let request)): return request
    default: throw outOfOrder()
    }
  }

  private func ask(_ question: Question) throws(StrategyFault) -> ScriptReply {
    precondition(question.lane == lane, "a strategy is asked about its own lane")
    let reply: ScriptReply
    do throws(HostError) {
      reply = try process.ask(question)
    } catch {
      throw fault(error)
    }
    if case .fault(let fault) = reply { throw fault }
    return reply
  }

  private func outOfOrder() -> StrategyFault {
    process.end()
    return fault(.lost(why: "sent what it may not: an answer to another question"))
  }

  private func fault(_ error: HostError) -> StrategyFault { process.fault(error) }
}

extension ScriptProcess {
  /// The fault that a useless process is for the session; it begins with the script's name.
  func fault(_ error: HostError) -> StrategyFault {
    let path = order.script.path
    return StrategyFault(
      error.description.hasPrefix(path) ? error.description : "\(path): \(error.description)")
  }
}
