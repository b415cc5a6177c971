internal import Dice
public import Engine
internal import GRDB

/// Reads the recorded tickets of a session, by their numbers.
public struct TicketReader {
  private let path: String
  private let session: RecordedSession
  private var rows: RowReader
  /// Tickets that were recorded before others that were generated before them: with lanes, some.
  private var ahead: [Int: Ticket] = [:]
  /// The lowest number that nobody has asked for.
  private var nextNumber = 0

  init(_ ledger: LedgerReader, _ session: RecordedSession) {
    path = ledger.path
    self.session = session
    rows = RowReader(ledger, "tickets", session.id, places: 0..<session.tickets)
  }

  /// How many tickets nobody has asked for.
  mutating func countLeft() throws(LedgerError) -> Int {
    while let ticket = try next() { keep(ticket) }
    return ahead.count
  }

  /// Whether there are tickets that nobody has asked for, but for `some`.
  mutating func hasLeft(but some: Set<Int>) throws(LedgerError) -> Bool {
    while let ticket = try next() { keep(ticket) }
    return ahead.keys.contains { !some.contains($0) }
  }

  /// The first ticket that nobody has asked for; nil where there is none.
  mutating func firstLeft() throws(LedgerError) -> Ticket? {
    guard try countLeft() > 0 else { return nil }
    return ahead.values.min { $0.number < $1.number }
  }

  /// A ticket that was withdrawn when its session was interrupted is recorded once more when it is sent.
  private mutating func keep(_ ticket: Ticket) {
    if ticket.number >= nextNumber { ahead[ticket.number] = ticket }
  }

  /// The ticket with a number; nil where none is recorded. Asked for in ascending order.
  public mutating func ticket(_ number: Int) throws(LedgerError) -> Ticket? {
    defer { nextNumber = number + 1 }
    if let ticket = ahead.removeValue(forKey: number) { return ticket }
    while let ticket = try next() {
      if ticket.number == number { return ticket }
      keep(ticket)
    }
    return nil
  }

  /// The next ticket in the order of the record; nil behind the last one.
  mutating func next() throws(LedgerError) -> Ticket? {
    guard let row = try rows.next() else { return nil }
    let number: Int = row[1]
    guard
      let proposal = SideCode.proposal(stake: row[6], side: row[7], low: row[8], high: row[9]),
      let profit = session.inputs.settings.rules.profitIfWon(proposal),
      let lane = Int32(exactly: row[2] as Int64)
    else { throw .damaged(path: path, place: "session \(session.id): ticket \(number) is none") }
    let (laneNumber, asked, after): (Int, Int, Int) = (row[3], row[4], row[5])
    let pending = 0...Int(Int32.max)
    guard pending.contains(laneNumber - asked), pending.contains(laneNumber - after) else {
      throw .damaged(path: path, place: "session \(session.id): ticket \(number) has impossible numbers")
    }
    return Ticket(
      number: number, lane: Int(lane), laneNumber: laneNumber, asked: asked, after: after, proposal: proposal,
      profitIfWon: profit, generatedAt: row[10])
  }
}

extension LedgerReader {
  /// The recorded tickets of a session.
  public func tickets(of session: RecordedSession) -> TicketReader { TicketReader(self, session) }

  /// The recorded results of a session.
  public func results(of session: RecordedSession) -> ResultReader { ResultReader(self, session) }
}
