internal import Dice
package import Engine

/// Tickets of a whole session, in the order of the transcript, on their way to the desk.
///
/// Nine little-endian words each, because there may be millions a second; then the words of the house about those
/// that were refused or stayed unknown. What a ticket won is not among them: that follows from its roll.
///
/// | word | content |
/// |---|---|
/// | 0, 1 | ticket, number in its lane |
/// | 2 | bits 0–15 lane, 16–39 pending when asked for, 40–63 pending when generated |
/// | 3 | stake |
/// | 4 | bits 0–15 winning rolls or lowest roll, 16–31 highest roll, 32–47 roll, 48–51 side, 52–55 fate, 56 handed over, 57 a contradiction |
/// | 5, 6 | nonce, balance |
/// | 7, 8 | session time of the generation, and now |
package struct RecordWriter {
  static let wordsPerTicket = 9
  /// Tickets in one frame at most: a quarter of a mebibyte, below which pipes cost more than they carry.
  package static let mostTickets = 3_500
  private static let mostWords = 1 << 17

  private var words: ContiguousArray<UInt64>
  private var used = 0
  private var texts: [String] = []
  private var textBytes = 0

  package init() {
    words = ContiguousArray(repeating: 0, count: Self.mostTickets * Self.wordsPerTicket)
  }

  package var isEmpty: Bool { used == 0 }
  package var isFull: Bool { used == words.count || textBytes >= Self.mostWords }

  package mutating func append(_ entry: JournalEntry) {
    let (ticket, proposal) = (entry.ticket, entry.ticket.proposal)
    var (low, high, side): (Int, Int, UInt64)
    switch proposal.side {
    case .low: (low, high, side) = (proposal.chance.winningRolls, 0, 0)
    case .high: (low, high, side) = (proposal.chance.winningRolls, 0, 1)
    case .inside(let range): (low, high, side) = (range.lowest, range.highest, 2)
    case .outside(let range): (low, high, side) = (range.lowest, range.highest, 3)
    }
    var contradicts = false
    var (roll, nonce, fate) = (0, 0, FateCode.withdrawn)
    switch entry.fate {
    case .withdrawn: break
    case .outcome(.settled(let settlement)):
      (roll, nonce, fate) = (settlement.roll.number, settlement.nonce, .settled)
    case .outcome(.refused(let refusal)):
      fate = .refused
      add(refusal.why)
    case .outcome(.unknown(let uncertainty)):
      (fate, contradicts) = (.unknown, uncertainty.isContradiction)
      add(uncertainty.why)
    }
    let bits =
      UInt64(low) | UInt64(high) << 16 | UInt64(roll) << 32 | side << 48 | UInt64(fate.rawValue) << 52
      | (entry.handedOver ? 1 << 56 : 0) | (contradicts ? 1 << 57 : 0)
    let place =
      UInt64(ticket.lane) | UInt64(ticket.laneNumber - ticket.asked) << 16
      | UInt64(ticket.laneNumber - ticket.after) << 40
    let start = used
    words.withUnsafeMutableBufferPointer { words in
      words[start] = UInt64(ticket.number)
      words[start + 1] = UInt64(ticket.laneNumber)
      words[start + 2] = place
      words[start + 3] = UInt64(proposal.stake.units)
      words[start + 4] = bits
      words[start + 5] = UInt64(nonce)
      words[start + 6] = UInt64(bitPattern: entry.balance.units)
      words[start + 7] = UInt64(bitPattern: ticket.generatedAt)
      words[start + 8] = UInt64(bitPattern: entry.now)
    }
    used += Self.wordsPerTicket
  }

  private mutating func add(_ text: String) {
    texts.append(text)
    textBytes += min(text.utf8.count, WireBounds.line) + 4
  }

  /// The frame with what was collected; the writer is empty after it.
  package mutating func takeFrame() -> [UInt8] {
    var writer = WireWriter(capacity: used * 8 + textBytes + 64)
    writer.integer(UInt64(0))
    writer.integer(UInt32(used / Self.wordsPerTicket))
    for index in 0..<used { words[index] = words[index].littleEndian }
    words.withUnsafeBytes { writer.append($0[..<(used * 8)]) }
    writer.list(texts) { $0.text($1, atMost: WireBounds.line) }
    (used, texts, textBytes) = (0, [], 0)
    return Frame.seal(writer.bytes, .records)
  }
}

/// What became of a ticket, on the wire.
enum FateCode: UInt8 {
  case settled, refused, unknown, withdrawn
}
