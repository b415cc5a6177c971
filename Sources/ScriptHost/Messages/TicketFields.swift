internal import Dice
internal import Engine

extension WireWriter {
  mutating func ticket(_ ticket: Ticket) {
    count(ticket.number)
    integer(Int32(ticket.lane))
    count(ticket.laneNumber)
    count(ticket.asked)
    count(ticket.after)
    proposal(ticket.proposal)
    integer(ticket.generatedAt)
  }
}

extension WireReader {
  mutating func roll() throws(WireFault) -> Roll {
    let number = Int(try integer("roll", as: UInt16.self))
    guard let roll = Roll(number: number) else { throw WireFault("roll: \(number)") }
    return roll
  }

  /// A ticket; what a win of it adds is not taken from the wire, but from who knows the rules.
  mutating func ticket(profitIfWon: Amount) throws(WireFault) -> Ticket {
    try ticket { (_) throws(WireFault) in profitIfWon }
  }

  mutating func ticket(
    profitIfWon: (Proposal) throws(WireFault) -> Amount
  ) throws(WireFault) -> Ticket {
    let number = try count("ticket")
    let lane = Int(try integer("lane", as: Int32.self))
    guard (0..<RandomStream.laneCapacity).contains(lane) else { throw WireFault("lane: \(lane)") }
    let laneNumber = try count("number in the lane", in: 0...number)
    // A ticket is asked for at most a whole lookahead before its turn.
    let earliest = max(0, laneNumber - Concurrency.maxLookahead)
    let asked = try count("asked", in: earliest...laneNumber)
    let after = try count("after", in: asked...laneNumber)
    let proposal = try proposal()
    return Ticket(
      number: number, lane: lane, laneNumber: laneNumber, asked: asked, after: after, proposal: proposal,
      profitIfWon: try profitIfWon(proposal), generatedAt: try integer("generated_at"))
  }
}
