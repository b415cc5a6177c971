internal import Engine

extension RecordedCourse {
  /// How far the comparison has come.
  struct State {
    var tickets: TicketReader
    var results: ResultReader
    var checkpoints: ArraySlice<SessionPrefix>
    /// Tickets that were withdrawn when the session ended the last time, where bets are recorded when they are sent.
    var unsent: Set<Int>
    var compared = 0
    /// Checkpoints that were compared, and how many tickets the last of them is behind.
    var comparedCheckpoints = 0
    var checkedTickets = 0
    var isBehindRecord = false
    /// What the end withdrew, where bets are recorded when they are sent: it is recorded with the end.
    var withdrawals: [JournalEntry] = []
    var resumption: SessionEvent?
    var difference: RecordDifference?
    var failure: LedgerError?

    var isSound: Bool { difference == nil && failure == nil }

    /// The next recorded ticket with its end, but for those that were withdrawn when the session ended before; `last` is
    /// one that was withdrawn when it ended for good.
    mutating func nextPair(withdrawn last: Int? = nil) throws(RecordDifference) -> (Ticket, RecordedResult)? {
      do throws(LedgerError) {
        while let ticket = try tickets.next(), let result = try results.next() {
          if result.fate != .withdrawn || ticket.number == last { return (ticket, result) }
        }
        return nil
      } catch {
        throw unreadable(error)
      }
    }

    mutating func ticket(_ number: Int) throws(RecordDifference) -> Ticket? {
      do throws(LedgerError) { return try tickets.ticket(number) } catch { throw unreadable(error) }
    }

    mutating func result(of ticket: Int) throws(RecordDifference) -> RecordedResult? {
      do throws(LedgerError) { return try results.result(of: ticket) } catch { throw unreadable(error) }
    }

    /// The first ticket that nobody has compared.
    mutating func firstLeft(_ kept: Kept) throws(RecordDifference) -> Ticket? {
      switch kept {
      case .inputs: return nil
      case .all: return try nextPair()?.0
      case .durable:
        do throws(LedgerError) { return try tickets.firstLeft() } catch { throw unreadable(error) }
      }
    }

    /// Whether bets were sent that nobody has compared.
    mutating func hasSentLeft() throws(LedgerError) -> Bool { try tickets.hasLeft(but: unsent) }

    private mutating func unreadable(_ error: LedgerError) -> RecordDifference {
      failure = error
      return RecordDifference(ticket: nil, what: "record", recorded: error.description, derived: "none")
    }
  }
}
