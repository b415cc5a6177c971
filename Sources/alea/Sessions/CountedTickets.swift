import Engine
import Ledger
import Synchronization

/// Passes tickets on as far as they are known to be the recorded ones, and hashes them, so that what was passed on can
/// be held against the record whatever way it came.
final class CountedTickets: Journal {
  private let next: any Journal
  private let isEnough: @Sendable () -> Bool
  private let state = Mutex(State())
  /// As many of them are known; nil where all are.
  private let most: Int?
  /// The checkpoint that they are held against on the way.
  private let checkpoint: SessionPrefix?

  private struct State {
    var transcript = Transcript()
    var difference: String?

    mutating func compare(_ what: String, _ recorded: String, _ hash: (inout Transcript) -> String) {
      var transcript = transcript
      let found = hash(&transcript)
      guard found != recorded, difference == nil else { return }
      difference = "\(what) have the hash \(found), recorded is \(recorded)"
    }
  }

  /// Passes the tickets of `session` on to `next` until `isEnough`.
  init(_ session: RecordedSession, _ next: any Journal, isEnough: @escaping @Sendable () -> Bool) {
    (self.next, self.isEnough) = (next, isEnough)
    checkpoint = session.lastCheckpoint
    // What is derived goes on behind the last checkpoint, and nobody knows whether that was played.
    let isOpenEnded = session.inputs.kept == .inputs && session.knownEnd == nil
    most = isOpenEnded ? session.lastCheckpoint?.tickets ?? 0 : nil
  }

  /// How many were passed on.
  var tickets: Int { state.withLock { $0.transcript.tickets } }

  func record(_ entry: JournalEntry) {
    if isEnough() { return }
    let isWanted = state.withLock { state in
      if let most, state.transcript.tickets >= most { return false }
      state.transcript.append(entry)
      if let checkpoint, state.transcript.tickets == checkpoint.tickets {
        state.compare("the first \(checkpoint.tickets) tickets", checkpoint.sha256) { $0.prefixSHA256() }
      }
      return true
    }
    if isWanted { next.record(entry) }
  }

  /// What in them is not as it is recorded.
  func difference(_ session: RecordedSession) -> String? {
    state.withLock { state in
      if let end = session.knownEnd, let hash = end.transcriptSHA256 {
        state.compare("the tickets", hash) { $0.finish(end.stop.cause) }
      } else if let most, state.transcript.tickets < most, state.difference == nil {
        state.difference = "\(state.transcript.tickets) tickets, recorded are \(most)"
      }
      return state.difference
    }
  }
}
