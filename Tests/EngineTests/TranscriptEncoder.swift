import Crypto
import Dice
import Engine

/// The transcript's bytes from the record, by the layout that `Transcript.swift` documents.
enum TranscriptEncoder {
  static func hash(_ entries: [JournalEntry], stop: StopCause) -> String {
    var bytes: [UInt8] = []
    for entry in entries { bytes += encode(entry) }
    bytes += [UInt8](repeating: 0xFF, count: 8)
    bytes += Array(stop.rawValue.utf8)
    return SHA256.hash(data: bytes).map { hex($0) }.joined()
  }

  private static func encode(_ entry: JournalEntry) -> [UInt8] {
    let ticket = entry.ticket
    var low = ticket.proposal.chance.winningRolls
    var (high, side) = (0, 0)
    switch ticket.proposal.side {
    case .low: side = 0
    case .high: side = 1
    case .inside(let range): (low, high, side) = (range.lowest, range.highest, 2)
    case .outside(let range): (low, high, side) = (range.lowest, range.highest, 3)
    }
    var (roll, outcome) = (65_535, 4)
    switch entry.fate {
    case .withdrawn: break
    case .outcome(.refused): outcome = 2
    case .outcome(.unknown): outcome = 3
    case .outcome(.settled(let settlement)):
      roll = settlement.roll.number
      outcome = (entry.won ? 1 : 0) + (entry.handedOver ? 0 : 5)
    }
    return little(ticket.number, 6) + little(ticket.lane, 2) + little(Int(ticket.proposal.stake.units), 8)
      + little(low, 2) + little(roll, 2) + little(side, 1) + little(outcome, 1) + little(high, 2)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
