internal import Dice
package import Engine

/// Reads the records of a session and holds them against the rules of the game: profits are computed here, and the
/// balance must follow from them.
package struct RecordReader {
  private let rules: HouseRules
  private var balance: Amount
  /// Tickets read so far.
  package private(set) var count = 0
  private var bets = 0
  private var wins = 0
  private var wagered = AmountSum.zero

  package init(_ settings: PipelineSettings) {
    rules = settings.rules
    balance = settings.startBalance
  }

  /// Reads the tickets of one frame.
  package mutating func read(_ frame: Frame, _ take: (JournalEntry) -> Void) throws(WireFault) {
    var reader = WireReader(frame.payload)
    let tickets = Int(try reader.integer("records", as: UInt32.self))
    guard (1...RecordWriter.mostTickets).contains(tickets) else {
      throw WireFault("records: \(tickets) of them")
    }
    let words = try reader.words("records", count: tickets * RecordWriter.wordsPerTicket)
    var texts = try reader.list("words", atMost: tickets) { (reader) throws(WireFault) in
      try reader.words("words", atMost: WireBounds.line)
    }[...]
    try reader.finish()
    for start in stride(from: 0, to: words.count, by: RecordWriter.wordsPerTicket) {
      take(try entry(words[start..<(start + RecordWriter.wordsPerTicket)], &texts))
      count += 1
    }
    guard texts.isEmpty else { throw WireFault("records: \(texts.count) texts too many") }
  }

  private mutating func entry(
    _ words: ArraySlice<UInt64>, _ texts: inout ArraySlice<String>
  ) throws(WireFault) -> JournalEntry {
    let bits = words[words.startIndex + 4]
    guard bits >> 58 == 0, let code = FateCode(rawValue: UInt8(bits >> 52 & 15)),
      bits >> 57 == 0 || code == .unknown
    else {
      throw WireFault("records: a ticket with bits that nothing is known of")
    }
    let handedOver = bits >> 56 & 1 == 1
    let ticket = try ticket(words)
    let fate = try fate(code, bits, words, &texts)
    let (won, profit) = Self.worth(ticket, fate)
    if handedOver, code == .settled || code == .refused {
      guard let sum = balance.adding(profit) else { throw WireFault("records: a balance out of range") }
      balance = sum
      if code == .settled { countBet(ticket, won: won) }
    } else if handedOver {
      throw WireFault("records: ticket \(ticket.number) cannot have been handed over")
    }
    let claimed = Amount(units: Int64(bitPattern: words[words.startIndex + 6]))
    guard claimed == balance else {
      throw WireFault("records: balance \(claimed) after ticket \(ticket.number); it is \(balance)")
    }
    return JournalEntry(
      ticket: ticket, fate: fate, won: won, profit: profit, balance: balance, handedOver: handedOver,
      now: Nanoseconds(bitPattern: words[words.startIndex + 8]))
  }

  private mutating func countBet(_ ticket: Ticket, won: Bool) {
    bets += 1
    if won { wins += 1 }
    wagered += ticket.proposal.stake
  }

  /// Why these cannot be the tickets of a result, or nil.
  func objection(to result: SessionResult) -> String? {
    let statistics = result.statistics
    if count != statistics.tickets { return "\(statistics.tickets) tickets, and \(count) of them recorded" }
    if bets != statistics.bets || wins != statistics.wins {
      return "\(statistics.bets) bets and \(statistics.wins) wins, and \(bets) and \(wins) of them recorded"
    }
    if wagered != statistics.wagered { return "a wager of \(statistics.wagered), and \(wagered) recorded" }
    return balance == result.balance ? nil : "a balance of \(result.balance), and \(balance) recorded"
  }

  private static func worth(_ ticket: Ticket, _ fate: Fate) -> (won: Bool, profit: Amount) {
    guard case .outcome(.settled(let settlement)) = fate else { return (false, .zero) }
    let won = ticket.proposal.wins(settlement.roll)
    return (won, won ? ticket.profitIfWon : -ticket.proposal.stake)
  }

  private func ticket(_ words: ArraySlice<UInt64>) throws(WireFault) -> Ticket {
    let (first, bits) = (words.startIndex, words[words.startIndex + 4])
    let (number, laneNumber) = (words[first], words[first + 1])
    let (asked, after) = (words[first + 2] >> 16 & 0xFF_FFFF, words[first + 2] >> 40)
    guard number < 1 << 48, laneNumber <= number, asked <= laneNumber, after <= asked else {
      throw WireFault("records: ticket \(number), \(laneNumber) of its lane, \(asked) and \(after) pending")
    }
    let proposal = try proposal(bits, stake: words[first + 3])
    guard let profit = rules.profitIfWon(proposal) else {
      throw WireFault("records: a win of ticket \(number) cannot be counted")
    }
    return Ticket(
      number: Int(number), lane: Int(words[first + 2] & 0xFFFF), laneNumber: Int(laneNumber),
      asked: Int(laneNumber - asked), after: Int(laneNumber - after), proposal: proposal, profitIfWon: profit,
      generatedAt: Nanoseconds(bitPattern: words[first + 7]))
  }

  private func proposal(_ bits: UInt64, stake: UInt64) throws(WireFault) -> Proposal {
    guard let units = Int64(exactly: stake) else { throw WireFault("records: a stake out of range") }
    let (low, high) = (Int(bits & 0xFFFF), Int(bits >> 16 & 0xFFFF))
    let proposal: Proposal
    switch bits >> 48 & 15 {
    case 0, 1:
      guard let chance = Chance(winningRolls: low) else { throw WireFault("records: \(low) winning rolls") }
      proposal = Proposal(stake: Amount(units: units), chance: chance, high: bits >> 48 & 15 == 1)
    case 2, 3:
      guard let range = RollRange(lowest: low, highest: high) else {
        throw WireFault("records: a range from \(low) to \(high)")
      }
      proposal = Proposal(stake: Amount(units: units), range: range, inside: bits >> 48 & 15 == 2)
    default: throw WireFault("records: no side is \(bits >> 48 & 15)")
    }
    if let objection = proposal.objection(rules, simulated: true) { throw WireFault("records: \(objection)") }
    return proposal
  }

  private func fate(
    _ code: FateCode, _ bits: UInt64, _ words: ArraySlice<UInt64>, _ texts: inout ArraySlice<String>
  ) throws(WireFault) -> Fate {
    switch code {
    case .withdrawn: return .withdrawn
    case .settled:
      guard let roll = Roll(number: Int(bits >> 32 & 0xFFFF)),
        let nonce = Int(exactly: words[words.startIndex + 5])
      else { throw WireFault("records: a roll or a nonce out of range") }
      return .outcome(.settled(Settlement(roll: roll, nonce: nonce)))
    case .refused: return .outcome(.refused(Refusal(why: try Self.take(&texts))))
    case .unknown:
      let contradicts = bits >> 57 & 1 == 1
      return .outcome(.unknown(Uncertainty(why: try Self.take(&texts), isContradiction: contradicts)))
    }
  }

  private static func take(_ texts: inout ArraySlice<String>) throws(WireFault) -> String {
    guard let text = texts.popFirst() else { throw WireFault("records: a text is missing") }
    return text
  }
}
