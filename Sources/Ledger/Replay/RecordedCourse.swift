internal import Dice
public import Engine
internal import Synchronization

/// Holds a session that is played again against its record, bet by bet and checkpoint by checkpoint, and gives what the
/// record does not have yet to who goes on with it.
public final class RecordedCourse: Journal {
  private let session: RecordedSession
  private let recorder: SessionRecorder?
  private let onEnd: @Sendable (RecordedCourse.End) -> Void
  private let state: Mutex<State>

  /// Where the comparison ends.
  public enum End: Sendable {
    /// The record and what is played part.
    case differs
    /// All that is recorded has been played.
    case reached
  }

  /// Compares with the record of `session`, and gives what lies behind it to `recorder`, after `resumption`.
  ///
  /// `onEnd` is called from the thread that plays.
  public init(
    _ ledger: LedgerReader, _ session: RecordedSession, goOn recorder: SessionRecorder? = nil,
    noting resumption: SessionEvent? = nil, onEnd: @escaping @Sendable (End) -> Void = { _ in }
  ) throws(LedgerError) {
    self.session = session
    self.recorder = recorder
    self.onEnd = onEnd
    let checkpoints = try ledger.checkpoints(of: session.id)
    let unsent = session.inputs.kept == .durable ? try ledger.unsent(of: session.id) : []
    state = Mutex(
      State(
        tickets: TicketReader(ledger, session), results: ResultReader(ledger, session),
        checkpoints: checkpoints[...], unsent: unsent, resumption: resumption))
  }

  /// The first difference.
  public var difference: RecordDifference? { state.withLock { $0.difference } }
  /// Why the record cannot be read.
  public var failure: LedgerError? { state.withLock { $0.failure } }
  /// Bets that were compared.
  public var compared: Int { state.withLock { $0.compared } }

  /// Checkpoints that were compared.
  public var comparedCheckpoints: Int { state.withLock { $0.comparedCheckpoints } }
  /// Tickets of the session's beginning that the last checkpoint without a difference covers.
  public var checkedTickets: Int { state.withLock { $0.checkedTickets } }

  /// Compares a ticket's end with the record, or records it.
  public func record(_ entry: JournalEntry) {
    state.withLock { state in
      follow(&state) { (state) throws(RecordDifference) in
        switch session.inputs.kept {
        case .inputs: break
        case .all:
          let isLast = recorder == nil && entry.fate == .withdrawn
          guard let recorded = try state.nextPair(withdrawn: isLast ? entry.ticket.number : nil) else {
            return try goBeyond(entry, &state)
          }
          try Self.compare(entry, recorded.0, recorded.1)
          state.compared += 1
        case .durable where recorder != nil:
          // What was sent and what arrived was compared then.
          if entry.fate == .withdrawn { state.withdrawals.append(entry) }
        case .durable: try compare(entry, &state)
        }
      }
    }
  }

  /// A ticket that the record does not have.
  private func goBeyond(_ entry: JournalEntry, _ state: inout State) throws(RecordDifference) {
    if let recorder {
      goOn(&state)
      return recorder.record(entry)
    }
    if session.ending == nil { return onEnd(.reached) }
    throw RecordDifference(
      ticket: entry.ticket.number, what: "bet", recorded: "none", derived: entry.ticket.proposal.words)
  }

  /// Compares with what was recorded when the ticket was sent and when its result arrived.
  private func compare(_ entry: JournalEntry, _ state: inout State) throws(RecordDifference) {
    let number = entry.ticket.number
    guard let ticket = try state.ticket(number) else { return try goBeyond(entry, &state) }
    try Self.compare(entry.ticket, ticket)
    guard entry.fate != .withdrawn else { return }
    guard let result = try state.result(of: number) else {
      // It was sent, and the record was cut off before its answer came.
      if session.ending == nil { onEnd(.reached) }
      return
    }
    try RecordDifference.check(number, "end", recorded: result.fate.words, derived: entry.fate.words)
    try RecordDifference.check(number, "profit", recorded: result.profit, derived: entry.profit)
    state.compared += 1
  }

  /// Compares a checkpoint with the record, or records it.
  public func checkpoint(_ state: SessionPrefix) {
    self.state.withLock { own in
      guard own.isSound else { return }
      guard let recorded = own.checkpoints.popFirst() else {
        guard let recorder else { return }
        goOn(&own)
        return recorder.checkpoint(state)
      }
      follow(&own) { (own) throws(RecordDifference) in
        let place = "after \(state.tickets) tickets"
        try RecordDifference.check(
          nil, "checkpoint", recorded: "\(recorded.tickets) tickets", derived: "\(state.tickets) tickets")
        try RecordDifference.check(nil, "bets \(place)", recorded: recorded.bets, derived: state.bets)
        try RecordDifference.check(nil, "wins \(place)", recorded: recorded.wins, derived: state.wins)
        try RecordDifference.check(
          nil, "balance \(place)", recorded: recorded.balance, derived: state.balance)
        try RecordDifference.check(nil, "wager \(place)", recorded: recorded.wagered, derived: state.wagered)
        try RecordDifference.check(
          nil, "transcript hash \(place)", recorded: recorded.sha256, derived: state.sha256)
        own.comparedCheckpoints += 1
        own.checkedTickets = recorded.tickets
      }
      // Where bets are recorded, they go further than the last checkpoint.
      if own.isSound, own.checkpoints.isEmpty, session.inputs.kept == .inputs { onEnd(.reached) }
    }
  }

  /// Records what came from outside behind the record. Where the session has not come to its end, it would be a second
  /// course beside the first; an interruption there is seen by how the session ends.
  public func intervened(_ intervention: Intervention) {
    state.withLock { state in
      if state.isBehindRecord { recorder?.intervened(intervention) }
      if state.isBehindRecord || recorder == nil { return }
      if case .end = intervention.what { return }
      follow(&state) { (_) throws(RecordDifference) in
        throw RecordDifference(
          ticket: nil, what: "course", recorded: "nothing from outside", derived: "\(intervention.what)")
      }
    }
  }

  /// Compares bets that are to be sent and what arrived with the record, and records the rest durably.
  public func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault) {
    let fresh = state.withLock { state -> ([Ticket], [Arrival]) in
      let fresh = sift(intents, arrivals, &state)
      if !fresh.0.isEmpty || !fresh.1.isEmpty { goOn(&state) }
      return fresh
    }
    if let difference { throw JournalFault("the record differs: \(difference)") }
    if let failure { throw JournalFault(failure.description) }
    guard let recorder, !fresh.0.isEmpty || !fresh.1.isEmpty else { return }
    try await recorder.commit(fresh.0, fresh.1)
  }

  /// What of it the record does not have.
  private func sift(
    _ intents: [Ticket], _ arrivals: [Arrival], _ state: inout State
  ) -> ([Ticket], [Arrival]) {
    var fresh: ([Ticket], [Arrival]) = ([], [])
    follow(&state) { (state) throws(RecordDifference) in
      for ticket in intents {
        let recorded = try state.ticket(ticket.number)
        if let recorded { try Self.compare(ticket, recorded) }
        // One that was withdrawn is sent only now.
        if recorded == nil || state.unsent.contains(ticket.number) { fresh.0.append(ticket) }
      }
      for arrival in arrivals {
        let number = arrival.ticket.number
        guard let recorded = try state.result(of: number) else {
          fresh.1.append(arrival)
          continue
        }
        if case .outcome(let outcome) = recorded.fate {
          try RecordDifference.check(
            number, "outcome", recorded: outcome.words, derived: arrival.reply.outcome.words)
        }
        state.compared += 1
      }
    }
    return state.isSound ? fresh : ([], [])
  }

  /// All that is recorded has been played, by a driver that knows: what comes now is new.
  public func reachedEnd() {
    state.withLock { state in
      if state.isSound { goOn(&state) }
    }
  }

  /// Compares a ticket that is played again with what was recorded when it was sent. False where no record of it is
  /// there: then it never was.
  public func wasSent(_ ticket: Ticket) -> Bool {
    state.withLock { state in
      var isThere = false
      follow(&state) { (state) throws(RecordDifference) in
        guard let recorded = try state.ticket(ticket.number) else { return }
        try Self.compare(ticket, recorded)
        isThere = !state.unsent.contains(ticket.number)
      }
      return isThere
    }
  }

  /// The record ends here: what comes now is new.
  private func goOn(_ state: inout State) {
    guard !state.isBehindRecord else { return }
    state.isBehindRecord = true
    if let resumption = state.resumption { recorder?.note(resumption) }
  }

  /// Says that the session goes on even where nothing new was recorded of it but its end.
  public func finish() {
    state.withLock { state in
      guard state.isSound else { return }
      goOn(&state)
      for entry in state.withdrawals { recorder?.record(entry) }
    }
  }

  /// Whether a session that was ended from outside, in `result`, had come to what is not recorded. If not, what is
  /// recorded behind its end would contradict it.
  public func isBehindRecord(_ result: SessionResult) -> Bool {
    state.withLock { state in
      guard state.isSound else { return false }
      switch session.inputs.kept {
      case .all: return state.isBehindRecord
      case .durable: return state.isBehindRecord && (try? state.hasSentLeft()) == false
      case .inputs:
        guard state.checkpoints.isEmpty else { return false }
        // What is left of the record are the places where it was interrupted before.
        guard let end = result.cutAt else { return state.isBehindRecord }
        let places = session.passedInterventions.map(\.at) + [state.resumption?.position].compactMap(\.self)
        return places.allSatisfy {
          $0 != end && $0.handedOver <= end.handedOver && $0.generated <= end.generated
        }
      }
    }
  }

  /// Whether anything is recorded that was not played, for a play that has come to its end.
  public func checkNothingLeft() {
    state.withLock { state in
      follow(&state) { (state) throws(RecordDifference) in
        if let checkpoint = state.checkpoints.first {
          throw RecordDifference(
            ticket: nil, what: "end", recorded: "a checkpoint after \(checkpoint.tickets) tickets",
            derived: "ended before")
        }
        guard let ticket = try state.firstLeft(session.inputs.kept) else { return }
        throw RecordDifference(
          ticket: ticket.number, what: "bet", recorded: ticket.proposal.words, derived: "none")
      }
    }
  }

  private func follow(
    _ state: inout State, _ body: (inout State) throws(RecordDifference) -> Void
  ) {
    guard state.isSound else { return }
    do throws(RecordDifference) {
      try body(&state)
    } catch {
      if state.failure == nil { state.difference = error }
      onEnd(.differs)
    }
  }
}
