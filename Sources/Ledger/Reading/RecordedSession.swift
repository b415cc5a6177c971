public import Engine

/// A session as the ledger has it.
public struct RecordedSession: Hashable, Sendable {
  /// Its number in the ledger.
  public let id: Int64
  /// What it follows from. In a list of sessions, without the texts of script and files.
  public let inputs: SessionInputs
  /// SHA-256 of the script's text, in hexadecimal.
  public let scriptSHA256: String
  /// What happened in it, in order.
  public let events: [SessionEvent]
  /// How it ended for the last time, even if it went on after that.
  let lastEnding: SessionEnding?
  /// How often it ended.
  let endings: Int
  /// Tickets that were recorded one by one.
  public let tickets: Int
  /// Results that were recorded one by one.
  public let results: Int
  /// The newest checkpoint.
  public let lastCheckpoint: SessionPrefix?
  /// The last link of its chain, in hexadecimal.
  public let chainSHA256: String

  /// How it ended; nil while it is played, or where it was cut off.
  public var ending: SessionEnding? {
    // Who goes on behind an ending says so.
    endings > events.count { $0.kind == .resumed } ? lastEnding : nil
  }

  /// What came from outside in its course: what somebody asked for while it ran, pauses where it was interrupted and
  /// resumed, and the interruption that ended it. With these its course can be derived again.
  public var interventions: [Intervention] {
    let lastStart = events.lastIndex { $0.kind == .resumed || $0.kind == .reopened } ?? -1
    var course = events.enumerated().compactMap { index, event in
      index > lastStart ? event.intervention : event.intervention?.passed
    }
    if let result = ending?.result, result.stop.cause.isFromOutside, let position = result.cutAt {
      let end = Intervention(at: position, .end(result.stop))
      if course.last != end { course.append(end) }
    }
    return course
  }

  /// Tickets that had no answer and were decided later.
  var decidedTickets: Set<Int> {
    Set(events.compactMap { $0.kind == .decided ? Int($0.text.prefix { $0 != " " }) : nil })
  }

  /// The same of a session that goes on now: it has pauses behind it where it was interrupted.
  public var passedInterventions: [Intervention] { events.compactMap { $0.intervention?.passed } }
}

extension Intervention {
  /// What it is in the course of a session that went on.
  fileprivate var passed: Intervention {
    if case .end = what { Intervention(at: at, .pause) } else { self }
  }
}

extension StopCause {
  /// Whether a session that ended by it can go on: it was ended by somebody or something outside.
  public var isFromOutside: Bool { self == .interrupted || self == .ledger }
}
