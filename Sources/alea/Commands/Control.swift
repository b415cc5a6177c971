import ArgumentParser
import Engine
import Ledger

/// `alea ctl`: tells a running live session what to do.
struct Control: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ctl",
    abstract: "Tell a running live session what to do.",
    discussion: """
      stop: no further bet; what is in flight settles. stop-on-win: the same after the next bet that wins. pause and \
      resume: no bets in between. limits: tighten limits, by the options below; they are never loosened. Everything is \
      recorded in the session's ledger.

      Examples:
        alea ctl 12 pause
        alea ctl 12 limits --stop-loss 10% --max-bets 500
      """)

  /// What can be asked for.
  enum Action: String, ExpressibleByArgument, CaseIterable {
    case stop
    case stopOnWin = "stop-on-win"
    case pause, resume, limits
  }

  @Argument(help: ArgumentHelp("The session's number, which it says at its start.", valueName: "id"))
  var id: Int64

  @Argument(help: "What to do.")
  var action: Action

  @OptionGroup var file: LedgerOption
  @OptionGroup(title: "Limits") var limits: LimitOptions

  func run() async throws {
    let path = try file.path()
    let answer = try ControlSocket.ask(
      try request().line, at: try ControlSocket.path(ledger: path, session: id))
    let refused = "refused: "
    guard !answer.hasPrefix(refused) else {
      throw Failure(.usage, "session \(id): \(Talk.plain(String(answer.dropFirst(refused.count))))")
    }
    try Printout.write("session \(id): \(Talk.plain(answer))")
  }

  private func request() throws -> SessionRequest {
    switch action {
    case .stop: return .stop
    case .stopOnWin: return .stopOnWin
    case .pause: return .pause
    case .resume: return .resume
    case .limits:
      let session = try SessionChoice.session(id, try file.reader())
      let inputs = session.inputs
      let limits = try limits.resolved(balance: inputs.settings.startBalance, currency: inputs.currency)
      guard limits != .init() else {
        throw Failure(.usage, "limits: which ones? For instance: alea ctl \(id) limits --stop-loss 10%")
      }
      return .limits(limits)
    }
  }
}
