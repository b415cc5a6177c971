internal import Dice
internal import Engine

/// Writes tickets of a session, one row each.
struct TicketRows {
  private var insert: RowInsert
  private var id: Int64

  init(_ insert: RowInsert, _ session: Int64, _ place: Int) {
    self.insert = insert
    id = Schema.id(session, place)
  }

  mutating func insert(_ ticket: Ticket, _ bytes: inout ChainBytes) throws {
    let proposal = ticket.proposal
    let (side, low, high) = SideCode.columns(proposal)
    insert.add(id, &bytes)
    insert.add(Int64(ticket.number), &bytes)
    insert.add(Int64(ticket.lane), &bytes)
    insert.add(Int64(ticket.laneNumber), &bytes)
    insert.add(Int64(ticket.asked), &bytes)
    insert.add(Int64(ticket.after), &bytes)
    insert.add(proposal.stake.units, &bytes)
    insert.add(side, &bytes)
    insert.add(low, &bytes)
    insert.add(high, &bytes)
    insert.add(ticket.generatedAt, &bytes)
    try insert.endRow()
    id += 1
  }
}

/// Writes results of a session, one row each.
struct ResultRows {
  private var insert: RowInsert
  private var id: Int64

  init(_ insert: RowInsert, _ session: Int64, _ place: Int) {
    self.insert = insert
    id = Schema.id(session, place)
  }

  mutating func insert(_ entry: JournalEntry, _ bytes: inout ChainBytes) throws {
    try add(
      entry.ticket.number, entry.fate, entry.profit, entry.balance, entry.now,
      flags: RecordedResult.Flags(entry.fate, handedOver: entry.handedOver).rawValue, &bytes)
    for _ in 0..<3 { insert.addNull(&bytes) }
    try finish(entry.fate, &bytes)
  }

  mutating func insert(_ result: RecordedResult, _ bytes: inout ChainBytes) throws {
    try add(
      result.ticket, result.fate, result.profit, result.balance, result.at, flags: result.flags.rawValue,
      &bytes)
    insert.add(result.receipt?.reference, &bytes)
    insert.add(result.receipt?.serverSeedHash, &bytes)
    insert.add(result.receipt?.clientSeed, &bytes)
    try finish(result.fate, &bytes)
  }

  private mutating func add(
    _ ticket: Int, _ fate: Fate, _ profit: Amount, _ balance: Amount?, _ time: Nanoseconds, flags: Int,
    _ bytes: inout ChainBytes
  ) throws {
    insert.add(id, &bytes)
    insert.add(Int64(ticket), &bytes)
    insert.add(FateCode(fate).rawValue, &bytes)
    if case .outcome(.settled(let settlement)) = fate {
      insert.add(Int64(settlement.roll.number), &bytes)
      insert.add(Int64(settlement.nonce), &bytes)
    } else {
      insert.addNull(&bytes)
      insert.addNull(&bytes)
    }
    insert.add(profit.units, &bytes)
    if let balance { insert.add(balance.units, &bytes) } else { insert.addNull(&bytes) }
    insert.add(time, &bytes)
    insert.add(Int64(flags), &bytes)
  }

  private mutating func finish(_ fate: Fate, _ bytes: inout ChainBytes) throws {
    switch fate {
    case .outcome(.refused(let refusal)): insert.add(refusal.why, &bytes)
    case .outcome(.unknown(let uncertainty)): insert.add(uncertainty.why, &bytes)
    case .outcome(.settled), .withdrawn: insert.addNull(&bytes)
    }
    insert.addLater(fate.minBet?.units, &bytes)
    try insert.endRow()
    id += 1
  }
}
