import Ledger

/// Which sessions are removed from a ledger, by one rule, and which of those that it names stay.
struct Pruning {
  /// What a person asks for; exactly one.
  enum Rule {
    /// Those that began before this time, in milliseconds since 1970.
    case before(Int64)
    /// All but the newest ones.
    case keep(Int)
    /// Those with these numbers.
    case ids([Int64])
  }

  /// Sessions that are removed, oldest first.
  private(set) var removed: [RecordedSession] = []
  /// Sessions that the rule names and that stay, with the reason.
  private(set) var spared: [(session: RecordedSession, why: String)] = []

  /// Applies `rule` to all sessions of a ledger, oldest first. Sessions with a real house go only by their number, or
  /// `withLive`: they are the books of an account. So does the newest one that could be resumed.
  init(_ rule: Rule, _ sessions: [RecordedSession], withLive: Bool, running: Int64?) {
    let resumable = sessions.last { $0.canGoOn }?.id
    for session in Self.named(rule, sessions) {
      if session.id == running {
        spared.append((session, "it is being played"))
      } else if case .ids = rule {
        removed.append(session)
      } else if session.inputs.house != "simulation", !withLive {
        spared.append((session, "it was played at \(session.inputs.house): --live removes such sessions too"))
      } else if session.id == resumable {
        spared.append((session, "it is the newest that can be resumed: --id \(session.id) removes it"))
      } else {
        removed.append(session)
      }
    }
  }

  private static func named(_ rule: Rule, _ sessions: [RecordedSession]) -> [RecordedSession] {
    switch rule {
    case .before(let time): sessions.filter { $0.inputs.startedAtMilliseconds < time }
    case .keep(let count): Array(sessions.dropLast(count))
    case .ids(let ids): sessions.filter { ids.contains($0.id) }
    }
  }

  /// What would be or was done, for a person.
  func lines(done: Bool) -> [String] {
    let removal = removed.map { line($0, done ? "removed" : "would be removed") }
    return removal + spared.map { line($0.session, "stays: \($0.why)") }
  }

  private func line(_ session: RecordedSession, _ what: String) -> String {
    let (inputs, figures) = (session.inputs, RecordedFigures(session))
    let bets = "\(figures.bets)\(figures.areFinal ? "" : "+") bets"
    return
      "session \(session.id), \(Moment.text(inputs.startedAtMilliseconds)), \(Talk.plain(inputs.script)), \(bets): "
      + what
  }
}
