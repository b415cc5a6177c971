import Dispatch
import Engine
import Foundation
import Ledger
import Synchronization

/// Tickets on their way from the thread that reads or plays a session to the one that looks at them, in order: a few
/// thousand at most, then the first waits for the second.
final class EntryQueue: Journal {
  private static let entriesPerBatch = 512
  private static let mostBatches = 8

  private let state = Mutex(State())
  /// Batches that may be added, and batches that are there. They begin at zero: a semaphore must not be lower at its
  /// end than at its beginning.
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  private struct State {
    var batch: [JournalEntry] = []
    var batches: [Batch] = []
    var isClosed = false

    mutating func takeBatch() -> [JournalEntry] {
      defer { batch = [] }
      return batch
    }
  }

  /// What is passed at once.
  enum Batch: Sendable {
    case entries([JournalEntry])
    /// There are no more of them.
    case end(Result<SessionTickets.Told, Failure>)
  }

  init() {
    for _ in 0..<Self.mostBatches { room.signal() }
  }

  /// Whether nobody looks at them any more.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  func record(_ entry: JournalEntry) {
    let full = state.withLock { state -> [JournalEntry]? in
      state.batch.append(entry)
      return state.batch.count == Self.entriesPerBatch ? state.takeBatch() : nil
    }
    if let full { push(.entries(full)) }
  }

  /// Adds what is left, and how it ended.
  func finish(_ end: Result<SessionTickets.Told, Failure>) {
    push(.entries(state.withLock { $0.takeBatch() }))
    push(.end(end))
  }

  private func push(_ batch: Batch) {
    if isClosed { return }
    room.wait()
    state.withLock { $0.batches.append(batch) }
    filled.signal()
  }

  /// The next batch, which it waits for; not to be asked behind the end.
  func next() -> Batch {
    filled.wait()
    defer { room.signal() }
    return state.withLock { $0.batches.removeFirst() }
  }

  /// Nobody looks at them any more: nobody has to wait either.
  func close() {
    state.withLock { $0.isClosed = true }
    room.signal()
  }
}

/// The tickets of a session one by one, read or played by a thread of its own.
struct EntryStream {
  private let queue = EntryQueue()
  private var batch: ArraySlice<JournalEntry> = []
  /// What was told in all; nil until the end.
  private(set) var told: SessionTickets.Told?

  /// Begins to read or play them.
  init(_ ledger: LedgerReader, _ session: RecordedSession) {
    let tickets = SessionTickets(ledger: ledger, session: session) { [queue] in queue.isClosed }
    let thread = Thread { [queue] in
      queue.finish(
        Result { try tickets.tell(queue) }.mapError {
          $0 as? Failure ?? Failure(.checkFailed, "session \(session.id): \($0)")
        })
    }
    thread.name = "session \(session.id)"
    thread.start()
  }

  /// The next ticket's end; nil behind the last one.
  mutating func next() throws -> JournalEntry? {
    while batch.isEmpty, told == nil {
      switch queue.next() {
      case .entries(let entries): batch = entries[...]
      case .end(let end): told = try end.get()
      }
    }
    return batch.popFirst()
  }

  /// Wants no more of them.
  func close() { queue.close() }
}
