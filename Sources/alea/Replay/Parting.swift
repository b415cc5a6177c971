import Dice
import Engine
import Ledger
import ScriptHost

/// The first ticket in which two plays of a session part, seen from both sides.
struct Parting: Sendable {
  let ticket: Int
  /// What is recorded, or what the recorded script did.
  let recorded: Move
  /// What was played now.
  let played: Move

  /// Where a record and what its own script plays now part; nil where that is at no single ticket.
  init?(_ difference: RecordDifference, _ comparison: Comparison) throws {
    guard let ticket = difference.ticket else { return nil }
    self.ticket = ticket
    recorded = try RecordedMoves.move(ticket, comparison.ledger, comparison.session)
    played = try Self.move(ticket, of: try comparison.plan(), comparison.ledger)
  }

  init(ticket: Int, recorded: Move, played: Move) {
    (self.ticket, self.recorded, self.played) = (ticket, recorded, played)
  }

  /// What the recorded script does at a ticket.
  static func move(_ ticket: Int, of plan: RecordedPlan, _ ledger: LedgerReader) throws -> Move {
    let settings = plan.order.settings
    return try ScriptTrace(plan.loader, settings).move(ticket) { session in
      guard settings.time == .measured else {
        return LoopDriver.play(session, against: plan.order.house).stop
      }
      guard case .finished(let result) = try RecordedArrivals(ledger, plan.session).outcome(of: session)
      else {
        return nil
      }
      return result.stop
    }
  }
}

/// The tickets of a record, one by one.
enum RecordedMoves {
  /// What is recorded of a ticket.
  static func move(_ number: Int, _ ledger: LedgerReader, _ session: RecordedSession) throws -> Move {
    do throws(LedgerError) {
      var (tickets, results) = (ledger.tickets(of: session), ledger.results(of: session))
      // Asked for in order, so that none before it are kept.
      for before in 0..<number { _ = try tickets.ticket(before) }
      guard let ticket = try tickets.ticket(number) else { return Move() }
      var move = Move(bet: ticket.proposal, lane: ticket.lane)
      while let result = try results.next() {
        guard result.ticket == number else { continue }
        move.fate = result.fate
        if case .outcome(.settled(let settlement)) = result.fate {
          move.won = ticket.proposal.wins(settlement.roll)
        }
        // One that was withdrawn may have been sent later.
        if result.fate != .withdrawn { break }
      }
      return move
    } catch {
      throw Failure(error)
    }
  }
}
