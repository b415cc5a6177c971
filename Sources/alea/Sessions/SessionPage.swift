import Dice
import Engine
import Ledger
import Report

/// Everything that a ledger knows of a session but its bets, for a person.
enum SessionPage {
  static func lines(_ session: RecordedSession, running: Int64?) -> [String] {
    var lines = [heading(session, running: running), ""]
    if let ending = session.ending {
      lines += SummaryText.lines(session.report(ending))
    } else {
      lines += Figure.lines(soFar(session, running: running))
    }
    lines += ["", "It follows from"] + Figure.lines(InputWords.list(session).map { ($0.name, $0.value) })
    lines += ["", "The record"] + Figure.lines(record(session))
    return lines
  }

  /// What it follows from and what is recorded, for a report.
  static func lists(_ session: RecordedSession) -> [ReportDocument.List] {
    func list(_ title: String, _ rows: [(String, String)]) -> ReportDocument.List {
      ReportDocument.List(title, rows.map { ReportDocument.Row($0.0, $0.1) })
    }
    return [
      list("It follows from", InputWords.list(session).map { ($0.name, $0.value) }),
      list("The record", record(session)),
    ]
  }

  private static func heading(_ session: RecordedSession, running: Int64?) -> String {
    let state = session.state(running: running)
    let next = session.isResumable(running: running) ? "; to go on: alea resume \(session.id)" : ""
    return
      "session \(session.id): \(Talk.plain(session.inputs.script)), \(Talk.plain(session.inputs.house)), "
      + state + next
  }

  /// What is known of a session that has no end.
  static func soFar(_ session: RecordedSession, running: Int64?) -> [(String, String)] {
    let isRunning = session.id == running
    var rows = [
      (
        "state",
        isRunning ? "running: a process plays it now" : "cut off: its process ended and wrote no ending"
      )
    ]
    if let checkpoint = session.lastCheckpoint {
      let figures = RecordedFigures(session)
      let currency = session.inputs.currency
      rows += [
        ("checkpoint", "the last one, after \(checkpoint.tickets) tickets; more may have been played"),
        ("bets", "\(figures.bets): \(figures.wins) won, \(figures.bets - figures.wins) lost"),
        ("profit", "\(figures.profit?.short ?? "?") \(currency)"),
        (
          "balance",
          "\(session.inputs.settings.startBalance.short) → \(checkpoint.balance.short) \(currency)"
        ),
        ("wagered", "\(checkpoint.wagered.short) \(currency)"),
      ]
    } else {
      rows.append(("checkpoint", "none yet"))
    }
    return rows
  }

  private static func record(_ session: RecordedSession) -> [(String, String)] {
    var rows = [
      ("kept", kept(session)), ("started", Moment.text(session.inputs.startedAtMilliseconds)),
      ("ended", session.ending.map { Moment.text($0.endedAtMilliseconds) } ?? "no end"),
    ]
    for event in session.events {
      var words = "\(Moment.text(event.atMilliseconds)) \(event.kind.rawValue)"
      if let position = event.position { words += " after \(position.handedOver) tickets" }
      if !event.text.isEmpty { words += ": \(Talk.plain(event.text))" }
      rows.append(("event", words))
    }
    rows.append(("chain", "sha256 \(session.chainSHA256)"))
    return rows
  }

  private static func kept(_ session: RecordedSession) -> String {
    switch session.inputs.kept {
    case .inputs: "inputs and checkpoints; bets are derived again from them"
    case .all: "every bet: \(session.tickets) tickets"
    case .durable: "every bet before it was sent: \(session.tickets) tickets, \(session.results) results"
    }
  }
}
