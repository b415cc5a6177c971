import Crypto
import Dice

/// The record of a session's course and its SHA-256: equal inputs give equal bytes on any machine.
///
/// 24 bytes a ticket, three little-endian 64-bit words, in the order of handing over, then what was set aside:
///
/// | word | bits | content |
/// |---|---|---|
/// | 0 | 0–47, 48–63 | ticket, lane |
/// | 1 | 0–63 | stake in units of 1e-8 |
/// | 2 | 0–15 | winning rolls; for a range its lowest roll |
/// | 2 | 16–31 | roll; 65535 for none |
/// | 2 | 32–39 | side: 0 low, 1 high, 2 in, 3 out |
/// | 2 | 40–47 | outcome: 0 lost, 1 won, 2 refused, 3 unknown, 4 withdrawn, 5 lost and 6 won but not handed over |
/// | 2 | 48–63 | for a range its highest roll, else 0 |
///
/// Then one word with all bits set and the name of the stop cause in UTF-8. No wall time, no house name, no
/// text of a script. Hashed in large buffers, so that it costs a few per cent.
package struct Transcript {
  private static let mostBuffered = 4096

  private var hasher = SHA256()
  private var words: ContiguousArray<UInt64>
  private var used = 0
  private var flushedTickets = 0

  /// A record of no more than `tickets` tickets, if that is known: a short one needs no large buffer.
  package init(atMost tickets: Int = .max) {
    words = ContiguousArray(repeating: 0, count: 3 * max(1, min(tickets, Self.mostBuffered)))
  }

  /// Adds a ticket's end as a journal has it.
  package mutating func append(_ entry: JournalEntry) {
    guard entry.handedOver, case .outcome(let outcome) = entry.fate else { return append(setAside: entry) }
    switch outcome {
    case .settled(let settlement):
      append(entry.ticket, roll: settlement.roll, outcome: entry.won ? .won : .lost)
    case .refused, .unknown: append(entry.ticket, roll: nil, outcome: .refused)
    }
  }

  @inline(__always)
  mutating func append(_ ended: EndedTicket) {
    if let settlement = ended.settlement {
      append(ended.ticket, roll: settlement.roll, outcome: ended.won ? .won : .lost)
    } else {
      append(ended.ticket, roll: nil, outcome: .refused)
    }
  }

  mutating func append(setAside entry: JournalEntry) {
    switch entry.fate {
    case .withdrawn: append(entry.ticket, roll: nil, outcome: .withdrawn)
    case .outcome(.settled(let settlement)):
      append(entry.ticket, roll: settlement.roll, outcome: entry.won ? .wonButAside : .lostButAside)
    case .outcome(.refused): append(entry.ticket, roll: nil, outcome: .refused)
    case .outcome(.unknown): append(entry.ticket, roll: nil, outcome: .unknown)
    }
  }

  /// How many records there are.
  package var tickets: Int { flushedTickets + used / 3 }

  /// SHA-256 of the records so far, without an end, in hexadecimal.
  package mutating func prefixSHA256() -> String {
    // What is buffered is hashed now instead of later: a long session asks thousands of times.
    flush()
    return hasher.finalize().hexadecimal
  }

  /// Ends the record and returns its SHA-256 in hexadecimal.
  package mutating func finish(_ cause: StopCause) -> String {
    flush()
    hasher.update(data: Array(repeating: 0xFF, count: 8))
    hasher.update(data: Array(cause.rawValue.utf8))
    return hasher.finalize().hexadecimal
  }

  private enum Code: UInt64 {
    case lost, won, refused, unknown, withdrawn, lostButAside, wonButAside
  }

  @inline(__always)
  mutating func append(_ ticket: Ticket, roll: Roll, won: Bool) {
    append(ticket, roll: roll, outcome: won ? .won : .lost)
  }

  @inline(__always)
  private mutating func append(_ ticket: Ticket, roll: Roll?, outcome: Code) {
    let proposal = ticket.proposal
    let low: Int
    var high = 0
    let side: UInt64
    switch proposal.side {
    case .low: (low, side) = (proposal.chance.winningRolls, 0)
    case .high: (low, side) = (proposal.chance.winningRolls, 1)
    case .inside(let range): (low, high, side) = (range.lowest, range.highest, 2)
    case .outside(let range): (low, high, side) = (range.lowest, range.highest, 3)
    }
    let rolled = UInt64(truncatingIfNeeded: roll?.number ?? 0xFFFF)
    words.withUnsafeMutableBufferPointer { words in
      words[used] = UInt64(truncatingIfNeeded: ticket.number) | UInt64(truncatingIfNeeded: ticket.lane) << 48
      words[used + 1] = UInt64(bitPattern: proposal.stake.units)
      words[used + 2] =
        UInt64(truncatingIfNeeded: low) | rolled << 16 | side << 32 | outcome.rawValue << 40
        | UInt64(truncatingIfNeeded: high) << 48
    }
    used += 3
    if used == words.count { flush() }
  }

  private mutating func flush() {
    for index in 0..<used { words[index] = words[index].littleEndian }
    words.withUnsafeBytes { bytes in
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<(used * 8)]))
    }
    flushedTickets += used / 3
    used = 0
  }
}
