import Engine
import ScriptHost
import Scripting
import Synchronization

/// The bytes that the answers of all copies of a script may have.
final class Lifetime: Sendable {
  private let bytes: Int
  private let spent = Mutex(0)

  init(bytes: Int) {
    self.bytes = bytes
  }

  func spend(_ count: Int) throws(StrategyFault) {
    let isOver = spent.withLock { spent in
      spent += count
      return spent > bytes
    }
    if isOver { throw StrategyFault("the end") }
  }

  var used: Int { spent.withLock { $0 } }
}

/// A script in this process that is lost when its answers would have had too many bytes on a pipe: what the session of
/// a process that fails there must come to.
final class DoomedStrategy: Strategy {
  private let script: LuaStrategy
  private let lifetime: Lifetime

  init(_ script: LuaStrategy, _ lifetime: Lifetime) {
    self.script = script
    self.lifetime = lifetime
  }

  private func ask(_ question: Question) throws(StrategyFault) -> ScriptReply {
    let reply = ScriptProcessMain.answer(question, script)
    try lifetime.spend(Frame.bytes(of: reply).count)
    if case .fault(let fault) = reply { throw fault }
    return reply
  }

  private func wish(_ question: Question) throws(StrategyFault) -> StopRequest? {
    if case .answer(.stop(let request)) = try ask(question) { return request }
    return nil
  }

  private func answer(_ question: Question) throws(StrategyFault) -> Answer {
    if case .answer(let answer) = try ask(question) { return answer }
    throw StrategyFault("no answer")
  }

  func start(_ context: Context) throws(StrategyFault) -> StopRequest? { try wish(.start(context)) }
  func nextBet(_ context: Context) throws(StrategyFault) -> Answer { try answer(.nextBet(context)) }
  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
    try wish(.result(ended, next: nil))
  }
  func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer {
    try answer(.result(ended, next: context))
  }
  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    try wish(.refused(ended, why: why))
  }
  func stop(_ summary: ClosingSummary) throws(StrategyFault) { _ = try ask(.stop(summary)) }
}

extension Scene {
  /// Copies of the script that share a lifetime.
  func copies(living lifetime: Lifetime) throws -> [any Strategy] {
    try copies().map { DoomedStrategy($0, lifetime) }
  }
}
