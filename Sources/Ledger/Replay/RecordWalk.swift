internal import Dice
public import Engine

/// Plays the recorded bets of a session through pipeline and limits once more, without its script.
///
/// That shows that the bets kept the limits, that each profit and balance follows from its roll, and, where the house is
/// made of arithmetic, that the rolls are the ones of the seed. What it passes on are the session's tickets as they ended.
public struct RecordWalk: Sendable {
  private let ledger: LedgerReader
  private let session: RecordedSession

  /// The walk through a session of which every bet was kept.
  public init(_ ledger: LedgerReader, _ session: RecordedSession) {
    self.ledger = ledger
    self.session = session
  }

  /// What a walk found.
  public struct Found: Sendable {
    /// Tickets that were played.
    public let tickets: Int
    /// What the session came to; nil where its record ends while bets were in flight with a real house.
    public let result: SessionResult?
    /// SHA-256 of the transcript, ended as the record says; nil where the record has no end.
    public let transcriptSHA256: String?
    /// Tickets that were sent and have no recorded answer.
    public let unanswered: [Ticket]
    /// The first difference.
    public let difference: RecordDifference?
  }

  /// Plays the record; `house` is the one that it was played against if that is made of arithmetic. `journal` hears of
  /// the tickets that belong to the record: up to the first difference, and up to the first one without an answer where
  /// the record was cut off. `control` can end a walk against such a house before its end.
  public func play(
    against house: (any ComputedHouse)?, journal: (any Journal)? = nil,
    control: SessionControl = SessionControl()
  ) throws(LedgerError) -> Found {
    let bets = RecordedBets(ledger, session)
    var settings = session.inputs.settings
    settings.interventions = session.interventions
    let check = CheckingJournal(bets, journal)
    let session = Session(
      settings: settings, strategies: Self.strategies(bets, settings.concurrency.laneCount), journal: check,
      control: control)
    var (result, unanswered): (SessionResult?, [Ticket]) = (nil, [])
    var difference: RecordDifference?
    if settings.time == .computed {
      result = LoopDriver.play(session, against: RecordedHouse(bets: bets, house: house))
    } else {
      switch try RecordedArrivals(ledger, self.session).play(session, sent: { _ = bets.reply(to: $0, nil) }) {
      case .finished(let finished): result = finished
      case .exhausted(let inFlight): unanswered = inFlight
      case .differs(let ticket):
        difference = RecordDifference(
          ticket: ticket, what: "state", recorded: "an answer", derived: "not in flight")
      }
    }
    switch bets.failure {
    case .unreadable(let error): throw error
    case .differs(let found): difference = found
    case nil: break
    }
    return try found(bets, result, unanswered, difference)
  }

  private static func strategies(_ bets: RecordedBets, _ count: Int) -> sending [any Strategy] {
    (0..<count).map { _ in RecordedStrategy(bets) }
  }

  private func found(
    _ bets: RecordedBets, _ result: SessionResult?, _ unanswered: [Ticket], _ difference: RecordDifference?
  ) throws(LedgerError) -> Found {
    guard let ending = session.ending?.result else {
      return Found(
        tickets: bets.transcript(.interrupted).tickets, result: result, transcriptSHA256: nil,
        unanswered: unanswered, difference: difference)
    }
    let (tickets, sha256) = bets.transcript(ending.stop.cause)
    let end = difference == nil ? try self.difference(bets, ending, result, sha256) : nil
    return Found(
      tickets: tickets, result: result, transcriptSHA256: sha256, unanswered: unanswered,
      difference: difference ?? end)
  }

  /// How the end of the walk differs from the recorded one.
  private func difference(
    _ bets: RecordedBets, _ ending: SessionResult, _ result: SessionResult?, _ sha256: String
  ) throws(LedgerError) -> RecordDifference? {
    do throws(RecordDifference) {
      guard let result else {
        throw RecordDifference(ticket: nil, what: "end", recorded: ending.stop.description, derived: "none")
      }
      try RecordDifference.check(nil, "balance", recorded: ending.balance, derived: result.balance)
      var statistics = result.statistics
      // A bet that ended the session, because it kept no limit whatever happened, is not recorded: here the script seems
      // to want no more as soon as it is asked for it, and there it was held until nothing was in flight.
      if result.stop.cause == .script, ending.stop.cause != .script {
        statistics.settledAfterStop = ending.statistics.settledAfterStop
      }
      try RecordDifference.check(nil, "statistics", recorded: ending.statistics, derived: statistics)
      if let recorded = ending.transcriptSHA256 {
        try RecordDifference.check(nil, "transcript", recorded: recorded, derived: sha256)
      }
    } catch {
      return error
    }
    let left = try bets.ticketsLeft()
    return left == 0
      ? nil : RecordDifference(ticket: nil, what: "tickets behind the end", recorded: "\(left)", derived: "0")
  }
}

/// Proposes the bets of a record.
private final class RecordedStrategy: Strategy {
  private let bets: RecordedBets

  init(_ bets: RecordedBets) {
    self.bets = bets
  }

  func start(_ context: Context) throws(StrategyFault) -> StopRequest? { nil }
  func nextBet(_ context: Context) throws(StrategyFault) -> Answer { try bets.nextBet(context) ?? .nothing }
  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { nil }
  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? { nil }
  func stop(_ summary: ClosingSummary) throws(StrategyFault) {}
}

/// Answers as the record says, and as the arithmetic says where the record does not.
private struct RecordedHouse: ComputedHouse {
  let bets: RecordedBets
  let house: (any ComputedHouse)?

  func reply(to ticket: Ticket) -> Reply { bets.reply(to: ticket, house?.reply(to: ticket)) }
}

/// Holds what ends against the record, and passes it on.
private final class CheckingJournal: Journal {
  private let bets: RecordedBets
  private let next: (any Journal)?

  init(_ bets: RecordedBets, _ next: (any Journal)?) {
    self.bets = bets
    self.next = next
  }

  func record(_ entry: JournalEntry) {
    if bets.end(entry) { next?.record(entry) }
  }
}
