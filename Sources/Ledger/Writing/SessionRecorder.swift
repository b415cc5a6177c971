public import Engine
internal import Foundation
internal import GRDB
internal import Synchronization

/// Records one session: what it is told is written in batches, or at once where it has to be durable.
///
/// After a write that failed nothing is written any more: the system may have dropped what it could not write, and a
/// second attempt that succeeds would prove nothing about the first.
public final class SessionRecorder: Journal {
  /// The session's number in the ledger.
  public let id: Int64
  /// What is kept.
  public let kept: Kept
  private let ledger: LedgerWriter
  private let state: Mutex<State>
  private let thread = CommitExecutor()

  private struct State {
    var chain: Chain
    var batch = Batch()
    var lastCommit = ContinuousClock.now
    var fault: LedgerError?
    var onFault: (@Sendable () -> Void)?
  }

  private static let batchedEntries = 8_192
  private static let longestWait = Duration.milliseconds(250)

  init(_ ledger: LedgerWriter, _ id: Int64, _ kept: Kept, _ chain: Chain) {
    (self.ledger, self.id, self.kept) = (ledger, id, kept)
    state = Mutex(State(chain: chain))
  }

  /// Calls `body` once when a write fails, from the thread that wrote.
  public func onFault(_ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.onFault = body }
  }

  /// The first write that failed.
  public var fault: LedgerError? { state.withLock { $0.fault } }

  /// Adds a ticket and its end to the batch.
  public func record(_ entry: JournalEntry) {
    // What is kept durably was recorded when it was sent and when it arrived; a withdrawn ticket was neither.
    guard kept == .all || kept == .durable && entry.fate == .withdrawn else { return }
    state.withLock { state in
      guard state.fault == nil else { return }
      state.batch.entries.append(entry)
      if state.batch.entries.count >= Self.batchedEntries { commit(&state) }
    }
  }

  /// Adds a checkpoint to the batch.
  public func checkpoint(_ state: SessionPrefix) {
    self.state.withLock { $0.batch.checkpoints.append(state) }
  }

  /// Adds an event to the batch.
  public func note(_ event: SessionEvent) {
    state.withLock { $0.batch.events.append(event) }
  }

  /// Adds what came from outside to the batch.
  public func intervened(_ intervention: Intervention) {
    note(SessionEvent(intervention, atMilliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
  }

  /// Writes what has waited for a quarter of a second; to be called now and then.
  public func writeSometimes() {
    state.withLock { state in
      if ContinuousClock.now - state.lastCommit >= Self.longestWait { commit(&state) }
    }
  }

  /// Writes everything, and returns when it is in the file: on the disk, where the session is kept durably.
  public func commit() throws(LedgerError) {
    let fault = state.withLock { state -> LedgerError? in
      commit(&state)
      return state.fault
    }
    if let fault { throw fault }
  }

  /// Where a session does best that is kept durably: on the thread that writes it, which may block.
  public var executor: any TaskExecutor { thread }

  /// Writes bets that are about to be sent, and what has arrived. The caller waits on no thread of the pool.
  public func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault) {
    guard kept == .durable else { return }
    let fault = await withTaskExecutorPreference(thread) {
      state.withLock { state in
        state.batch.intents += intents
        state.batch.results += arrivals.map(RecordedResult.init)
        commit(&state)
        return state.fault
      }
    }
    if let fault { throw JournalFault(fault.description) }
  }

  /// Adds what a house's seeds are known to be.
  public func note(_ seeds: SeedPair) {
    state.withLock { $0.batch.seeds.append(seeds) }
  }

  /// Writes how the session ended, and all that was not written yet.
  public func end(_ ending: SessionEnding) throws(LedgerError) {
    state.withLock { $0.batch.ending = ending }
    try commit()
  }

  private func commit(_ state: inout State) {
    guard state.fault == nil, !state.batch.isEmpty else { return }
    let batch = state.batch
    var chain = state.chain
    do {
      try ledger.queue.write { db in try batch.write(db, id, &chain) }
      state.chain = chain
      state.batch = Batch()
      state.batch.entries.reserveCapacity(kept == .all ? Self.batchedEntries : 0)
      state.lastCommit = .now
    } catch {
      state.fault = LedgerError.of(error, path: ledger.path)
      ledger.abandon()
      state.onFault?()
    }
  }
}
