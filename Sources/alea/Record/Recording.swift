import Engine
import Foundation
import Ledger

/// The record of the session that is being played.
struct Recording: Sendable {
  let ledger: LedgerWriter
  let recorder: SessionRecorder
  /// What the session is held against, where it is played again and goes on.
  var course: RecordedCourse?

  /// What hears of tickets and checkpoints.
  var journal: any Journal { course ?? recorder }

  /// Notes something that a person should know.
  func note(_ kind: SessionEvent.Kind, _ text: String) {
    recorder.note(SessionEvent(kind, atMilliseconds: Self.now, text: text))
  }

  /// Writes that what was recorded is not true.
  func void(_ difference: String) {
    note(.void, difference)
    // Where this fails too, the session has no end, and a replay finds what the audit has found.
    try? recorder.commit()
  }

  private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

  /// Fails where the session was not played as it is recorded, or ended before it came to what is not recorded yet: an
  /// end in the middle of its record would be a second course beside the first. Then nothing is added to it.
  func checkCourse(_ result: SessionResult) throws {
    if let failure = course?.failure { throw Failure(failure) }
    // What an interruption drains differs from the record, and is no fault of it.
    let wasInterrupted = Signals.haveCome && result.stop.cause == .interrupted
    if let course, wasInterrupted || result.transcriptSHA256 == nil, !course.isBehindRecord(result) {
      throw Failure(
        ExitStatus(result),
        "session \(recorder.id) was ended before the end of its record, and stands as it was: \(result.stop)")
    }
    // Tickets that were withdrawn at an earlier end are recorded durably and may never be sent.
    if let course, recorder.kept != .durable, result.transcriptSHA256 != nil { course.checkNothingLeft() }
    if let difference = course?.difference {
      throw Failure(
        .checkFailed,
        "session \(recorder.id) does not play as it is recorded, and nothing was added to it: \(difference)")
    }
  }

  /// Fails where the session that is played again has parted from its record.
  func checkCourse() throws {
    if let failure = course?.failure { throw Failure(failure) }
    if let difference = course?.difference {
      throw Failure(
        .checkFailed,
        "session \(recorder.id) does not play as it is recorded, and nothing was added to it: \(difference)")
    }
  }

  /// Writes how the session ended.
  func end(_ result: SessionResult, seconds: Double, droppedLines: Int) throws {
    course?.finish()
    let ending = SessionEnding(
      result: result, endedAtMilliseconds: Self.now,
      wallMilliseconds: Int64(seconds * 1000), droppedLines: droppedLines)
    do throws(LedgerError) {
      if let fault = recorder.fault { throw fault }
      try recorder.end(ending)
      try ledger.close()
    } catch {
      throw Failure(
        .disk, "session \(recorder.id) is not recorded to its end, nothing was played after that: \(error)")
    }
  }
}

/// Tells several journals.
final class Journals: Journal {
  private let all: [any Journal]

  /// Those of `journals` that there are; nil where there is none.
  init?(_ journals: [(any Journal)?]) {
    all = journals.compactMap(\.self)
    if all.isEmpty { return nil }
  }

  func record(_ entry: JournalEntry) {
    for journal in all { journal.record(entry) }
  }

  func checkpoint(_ state: SessionPrefix) {
    for journal in all { journal.checkpoint(state) }
  }

  func intervened(_ intervention: Intervention) {
    for journal in all { journal.intervened(intervention) }
  }

  func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault) {
    for journal in all { try await journal.commit(intents, arrivals) }
  }
}
