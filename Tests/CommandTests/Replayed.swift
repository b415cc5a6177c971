import Dice
import Engine
import Foundation
import Ledger
import Testing

/// The object that `alea replay --json` prints.
struct Replayed: Decodable {
  struct Figures: Decodable {
    let bets, wins, losses: Int
    let profit, balance, startBalance, wagered, expectedLoss, maxDrawdown, largestStake: Money
    let stop: Summary.Stop?
    let transcriptSha256: String?
  }

  struct Side: Decodable {
    let stake: Money?
    let chance: Double?
    let side, outcome: String?
    let line: Int?
  }

  struct State: Decodable {
    let bets, wins, streak, outstanding, lane: Int
    let balance, profit, exposure: Money
    let now: Double
  }

  struct Difference: Decodable {
    let ticket: Int
    let recorded, played: Side
    let state: State?
  }

  let session: Int
  let kept, script: String
  let same, ended: Bool
  let betsCompared, checkpointsCompared, unanswered: Int?
  let recorded: Figures
  let with: Figures?
  let withScript, what: String?
  let rollsEnded: Bool?
  let difference: Difference?
}

extension Program.Ending {
  /// The object on standard output; fails where anything else is there.
  func replayed() throws -> Replayed {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Replayed.self, from: Data(output.utf8))
  }
}

extension Program {
  /// The newest session of a ledger.
  static func newest(_ path: String) throws -> RecordedSession? {
    let reader = try LedgerReader(path: path)
    return try reader.newest().map { try reader.session($0) }
  }
}

/// A ledger whose only session says otherwise than the one that was played: its chain and its pages are intact.
enum RewrittenLedger {
  /// Writes the first session of the ledger at `path` to `other`, with tickets as `rewrite` makes them.
  static func write(
    _ path: String, to other: String, ticket rewrite: (Ticket) throws -> Ticket = { $0 },
    checkpoint: (SessionPrefix) -> SessionPrefix = { $0 }, maxBets: Int? = nil, hasEnd: Bool = true
  ) throws {
    let reader = try LedgerReader(path: path)
    let session = try reader.session(1)
    let writer = try LedgerWriter(path: other)
    var inputs = session.inputs
    if let maxBets { inputs.settings.limits.maxBets = maxBets }
    let recorder = try writer.begin(inputs)
    var (tickets, results) = (reader.tickets(of: session), reader.results(of: session))
    while let result = try results.next() {
      let ticket = try rewrite(try #require(try tickets.ticket(result.ticket)))
      var won = false
      if case .outcome(.settled(let settlement)) = result.fate { won = ticket.proposal.wins(settlement.roll) }
      recorder.record(
        JournalEntry(
          ticket: ticket, fate: result.fate, won: won, profit: result.profit,
          balance: try #require(result.balance), handedOver: result.flags.contains(.handedOver),
          now: result.at))
    }
    for state in try reader.checkpoints(of: 1) { recorder.checkpoint(checkpoint(state)) }
    if hasEnd { try recorder.end(try #require(session.ending)) } else { try recorder.commit() }
    try writer.close()
  }
}

extension Ticket {
  /// The ticket with another stake.
  func staking(_ stake: Amount) -> Ticket {
    Ticket(
      number: number, lane: lane, laneNumber: laneNumber, asked: asked, after: after,
      proposal: Proposal(stake: stake, chance: proposal.chance, high: proposal.side == .high),
      profitIfWon: profitIfWon, generatedAt: generatedAt)
  }
}
