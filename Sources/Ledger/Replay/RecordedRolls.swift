internal import Dice
public import Engine

/// The answers of a house as a record has them: a ticket gets what the ticket with its number in its lane got then,
/// whatever is staked on it. For another script on the same rolls.
public struct RecordedRolls: ComputedHouse {
  private let lanes: [[Reply]]

  /// The answers of a session; latency is the time from a ticket's generation to the arrival of its answer.
  public init(_ ledger: LedgerReader, _ session: RecordedSession) throws(LedgerError) {
    var tickets: [Int: Ticket] = [:]
    var reader = TicketReader(ledger, session)
    while let ticket = try reader.next() { tickets[ticket.number] = ticket }
    var found = [[Int: Reply]](repeating: [:], count: session.inputs.settings.concurrency.laneCount)
    var results = ResultReader(ledger, session)
    while let result = try results.next() {
      guard let ticket = tickets[result.ticket], found.indices.contains(ticket.lane),
        let outcome = result.fate.answer
      else { continue }
      let latency = max(0, result.at - ticket.generatedAt)
      found[ticket.lane][ticket.laneNumber] = Reply(outcome: outcome, latency: latency)
    }
    // Behind the first gap nothing is known that could come next.
    lanes = found.map { replies in
      (0..<replies.count).map { replies[$0] }.prefix { $0 != nil }.compactMap(\.self)
    }
  }

  /// How many tickets of a lane have an answer.
  public func count(lane: Int) -> Int { lanes.indices.contains(lane) ? lanes[lane].count : 0 }

  /// What became of the ticket with its number then.
  public func reply(to ticket: Ticket) -> Reply {
    guard ticket.laneNumber < count(lane: ticket.lane) else {
      return Reply(outcome: .refused(Refusal(why: "no roll is recorded for it")), latency: 0)
    }
    return lanes[ticket.lane][ticket.laneNumber]
  }
}

extension Fate {
  /// What the house certainly said.
  fileprivate var answer: Outcome? {
    switch self {
    case .outcome(.unknown), .withdrawn: nil
    case .outcome(let outcome): outcome
    }
  }
}
