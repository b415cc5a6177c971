internal import Dice
internal import Engine
internal import Synchronization

/// The recorded bets of a session, as the engine asks for them while it plays the session once more: which bet comes
/// next, what became of it, and whether its end is the recorded one. Keeps the first difference.
final class RecordedBets: Sendable {
  private let state: Mutex<State>
  private let session: RecordedSession

  private struct State {
    var tickets: TicketReader
    var results: ResultReader
    var asked = 0
    /// A ticket was asked for that the record does not have.
    var askedBeyond = false
    /// Tickets that were proposed and not sent, results of tickets that were sent and have not ended.
    var proposed: [Int: Ticket] = [:]
    var sent: [Int: RecordedResult] = [:]
    var transcript = Transcript()
    /// A ticket has ended of which the record has no end.
    var isBehindRecord = false
    var failure: Failure?
  }

  /// Why the record cannot be played on.
  enum Failure {
    case differs(RecordDifference)
    case unreadable(LedgerError)
  }

  init(_ ledger: LedgerReader, _ session: RecordedSession) {
    self.session = session
    state = Mutex(
      State(tickets: TicketReader(ledger, session), results: ResultReader(ledger, session)))
  }

  var failure: Failure? { state.withLock { $0.failure } }

  /// Lanes are served by arrival. Where that is computed, and a record of answers was cut off, a bet that is not in it may
  /// have come before those that are: these were not handed over then.
  private var isUncertainBeyond: Bool {
    let settings = session.inputs.settings
    return session.ending == nil && session.inputs.kept == .durable && settings.time == .computed
      && settings.concurrency.laneCount > 1
  }

  /// How many tickets were played, and SHA-256 of their transcript where it ended by `cause`.
  func transcript(_ cause: StopCause) -> (tickets: Int, sha256: String) {
    state.withLock { state in
      var transcript = state.transcript
      return (transcript.tickets, transcript.finish(cause))
    }
  }

  /// The recorded tickets that were never played.
  func ticketsLeft() throws(LedgerError) -> Int {
    try state.withLock { (state) throws(LedgerError) in
      try state.tickets.countLeft() + state.proposed.count
    }
  }

  /// The bet that was recorded next; nil behind the last one.
  func nextBet(_ context: Context) throws(StrategyFault) -> Answer? {
    try state.withLock { (state) throws(StrategyFault) in
      do throws(LedgerError) {
        guard let ticket = try state.tickets.ticket(state.asked) else {
          state.askedBeyond = true
          if isUncertainBeyond { state.isBehindRecord = true }
          return nil
        }
        state.asked += 1
        state.proposed[ticket.number] = ticket
        guard ticket.lane == context.lane else {
          let difference = RecordDifference(
            ticket: ticket.number, what: "lane", recorded: "\(ticket.lane)", derived: "\(context.lane)")
          state.failure = state.failure ?? .differs(difference)
          throw LedgerError.damaged(path: "", place: difference.description)
        }
        let delay = ticket.generatedAt - context.now
        return delay > 0 ? .delayed(ticket.proposal, by: delay) : .proposal(ticket.proposal)
      } catch {
        state.failure = state.failure ?? .unreadable(error)
        throw StrategyFault(error.description)
      }
    }
  }

  /// What became of a ticket by the record, or `computed` where it has nothing; the two must agree where there are both.
  func reply(to ticket: Ticket, _ computed: Reply?) -> Reply {
    state.withLock { state in
      let nothing = Reply(outcome: .unknown(Uncertainty(why: "not recorded")), latency: 0)
      guard state.failure == nil else { return computed ?? nothing }
      do {
        try Self.check(ticket, state.proposed.removeValue(forKey: ticket.number))
        guard let result = try state.results.result(of: ticket.number) else { return computed ?? nothing }
        state.sent[ticket.number] = result
        guard case .outcome(let outcome) = result.fate else { return computed ?? nothing }
        if let computed {
          try RecordDifference.check(
            ticket.number, "outcome", recorded: outcome.words, derived: computed.outcome.words)
        }
        return Reply(outcome: outcome, latency: computed?.latency ?? 0)
      } catch {
        state.failure = Failure(error)
        return computed ?? nothing
      }
    }
  }

  private static func check(_ ticket: Ticket, _ recorded: Ticket?) throws(RecordDifference) {
    guard let recorded, recorded != ticket else { return }
    let number = ticket.number
    try RecordDifference.check(
      number, "number in its lane", recorded: recorded.laneNumber, derived: ticket.laneNumber)
    try RecordDifference.check(number, "asked after", recorded: recorded.asked, derived: ticket.asked)
    try RecordDifference.check(number, "generated after", recorded: recorded.after, derived: ticket.after)
    try RecordDifference.check(
      number, "time in ns", recorded: recorded.generatedAt, derived: ticket.generatedAt)
    throw RecordDifference(ticket: number, what: "bet", recorded: "\(recorded)", derived: "\(ticket)")
  }

  /// Holds a ticket's end against the record. Says whether it belongs to the record: where that was cut off, what was
  /// sent and has no recorded answer does not, nor does what ends behind it.
  func end(_ entry: JournalEntry) -> Bool {
    state.withLock { state in
      guard state.failure == nil else { return false }
      state.transcript.append(entry)
      if entry.fate == .withdrawn { state.proposed[entry.ticket.number] = nil }
      guard let recorded = state.sent.removeValue(forKey: entry.ticket.number) else {
        if session.ending == nil { state.isBehindRecord = true }
        return !state.isBehindRecord
      }
      do throws(RecordDifference) {
        let number = entry.ticket.number
        try RecordDifference.check(number, "profit", recorded: recorded.profit, derived: entry.profit)
        // Where a record was cut off, tickets are missing that were in flight then; others that were generated later
        // may be there, and are in its balances.
        let hasBalances = session.inputs.kept == .all && (session.ending != nil || !state.askedBeyond)
        guard hasBalances else { return !state.isBehindRecord }
        try RecordDifference.check(number, "balance", recorded: recorded.balance, derived: entry.balance)
        try RecordDifference.check(number, "time in ns", recorded: recorded.at, derived: entry.now)
        try RecordDifference.check(
          number, "handed over", recorded: recorded.flags.contains(.handedOver), derived: entry.handedOver)
        return !state.isBehindRecord
      } catch {
        state.failure = .differs(error)
        return false
      }
    }
  }
}

extension RecordedBets.Failure {
  init(_ error: any Error) {
    switch error {
    case let error as RecordDifference: self = .differs(error)
    case let error as LedgerError: self = .unreadable(error)
    default: preconditionFailure("only the record and the ledger fail here")
    }
  }
}

extension Outcome {
  /// The outcome in words; why a bet was refused is no part of what two plays agree in.
  var words: String {
    switch self {
    case .settled(let settlement): "roll \(settlement.roll.number), nonce \(settlement.nonce)"
    case .refused: "refused"
    case .unknown(let uncertainty): uncertainty.isContradiction ? "a contradiction" : "unknown"
    }
  }
}
