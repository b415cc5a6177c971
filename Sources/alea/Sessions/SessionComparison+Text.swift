import Dice
import Engine
import Ledger
import Report

extension SessionComparison {
  /// What was found, for a person.
  var lines: [String] { [verdict] + sideLines + breaks + inputLines }

  private var verdict: String {
    let ids = sessions.map(\.id)
    switch (sides[0], sides[1]) {
    case (nil, nil): return "sessions \(ids[0]) and \(ids[1]): the same \(same) tickets"
    case (let left?, let right?):
      guard left.ticket.number != right.ticket.number else { return "ticket \(left.ticket.number) differs" }
      return "the tickets at place \(same) differ: \(left.ticket.number) and \(right.ticket.number)"
    case (nil, _): return "session \(ids[0]) ends after \(same) tickets, session \(ids[1]) goes on"
    case (_, nil): return "session \(ids[1]) ends after \(same) tickets, session \(ids[0]) goes on"
    }
  }

  private var sideLines: [String] {
    zip(sessions, sides).compactMap { session, side in
      side.map { "  session \(session.id): \(words($0, session.inputs.currency))" }
    }
  }

  private func words(_ entry: JournalEntry, _ currency: String) -> String {
    let (ticket, proposal) = (entry.ticket, entry.ticket.proposal)
    let roll = Self.roll(entry).map { ", roll \($0), \(entry.won ? "won" : "lost")" } ?? ""
    let lane =
      sessions.contains { $0.inputs.settings.concurrency.laneCount > 1 } ? "lane \(ticket.lane), " : ""
    return
      "ticket \(ticket.number), \(lane)\(proposal.stake) \(currency) at \(proposal.chance) \(proposal.side), "
      + "\(entry.fate.name)\(roll)\(entry.handedOver ? "" : ", not handed over"), balance \(entry.balance)"
  }

  /// What cannot be compared.
  private var breaks: [String] {
    zip(sessions, areWhole).compactMap { session, isWhole in
      isWhole == false ? "  session \(session.id) has no end: no more of it is recorded" : nil
    }
  }

  private var inputLines: [String] {
    guard !inputs.isEmpty else { return ["their inputs are the same"] }
    return ["inputs that differ:"]
      + inputs.flatMap { name, values in
        ["  \(name)"] + zip(sessions, values).map { "    session \($0.id): \($1)" }
      }
  }
}

/// What `alea sessions diff --json` prints; `docs/json.md` documents it.
struct SessionComparisonJSON: Encodable {
  private let sessions: [Int64]
  private let same: Int
  private let differs: Bool
  private let a, b: Side?
  private let aIsWhole, bIsWhole: Bool?
  private let inputs: [Input]

  private struct Input: Encodable {
    let name, a, b: String
  }

  private struct Side: Encodable {
    let ticket, lane: Int
    let stake, side, outcome, profit, balance: String
    let chance: Double
    let roll: Int?
    let win: Bool?
    let handedOver: Bool

    init(_ entry: JournalEntry) {
      let proposal = entry.ticket.proposal
      (ticket, lane) = (entry.ticket.number, entry.ticket.lane)
      (stake, side) = (proposal.stake.description, "\(proposal.side)")
      (outcome, balance) = (entry.fate.name, entry.balance.description)
      profit = (entry.handedOver ? entry.profit : .zero).description
      chance = proposal.chance.percent
      roll = SessionComparison.roll(entry)
      win = roll == nil ? nil : entry.won
      handedOver = entry.handedOver
    }
  }

  init(_ comparison: SessionComparison) {
    sessions = comparison.sessions.map(\.id)
    (same, differs) = (comparison.same, comparison.differs)
    (a, b) = (comparison.sides[0].map(Side.init), comparison.sides[1].map(Side.init))
    (aIsWhole, bIsWhole) = (comparison.areWhole[0], comparison.areWhole[1])
    inputs = comparison.inputs.map { Input(name: $0.name, a: $0.values[0], b: $0.values[1]) }
  }

  func text() throws -> String { try JSONLine.text(self) }
}
