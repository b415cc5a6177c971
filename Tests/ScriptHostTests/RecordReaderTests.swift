import Dice
import Engine
import ScriptHost
import Simulation
import TestSupport
import Testing

@Suite("Records of a process that plays by itself")
struct RecordReaderTests {
  private let scene: Scene
  private let entries: [JournalEntry]

  init() throws {
    let faults = try #require(
      Share(parts: 20_000_000).flatMap { share in
        Share(parts: 0).flatMap { FaultPlan(refused: share, unknown: $0) }
      })
    scene = try Scene(Scene.texts[2], bets: 30, concurrency: .lanes(2), faults: faults)
    let journal = RecordingJournal()
    _ = try scene.played(journal: journal)
    entries = journal.entries
  }

  private var sound: [UInt8] {
    var writer = RecordWriter()
    entries.forEach { writer.append($0) }
    return writer.takeFrame()
  }

  /// Reads a frame after changing it: the entries, or the fault.
  private func read(_ change: (inout [UInt8]) -> Void = { _ in }) throws -> [JournalEntry] {
    var bytes = sound
    change(&bytes)
    var (parser, reader, read) = (FrameParser(), RecordReader(scene.order.settings), [JournalEntry]())
    parser.append(bytes)
    try reader.read(try #require(try parser.next())) { read.append($0) }
    #expect(reader.count == read.count)
    return read
  }

  /// The first byte of a word of a ticket.
  private func place(_ ticket: Int, _ word: Int) -> Int { 8 + 4 + (ticket * 9 + word) * 8 }

  private func settled(_ won: Bool) throws -> Int {
    try #require(entries.firstIndex { $0.profit != .zero && $0.won == won })
  }

  @Test("are read as they were written")
  func same() throws {
    #expect(try read() == entries)
    #expect(entries.contains { if case .outcome(.refused) = $0.fate { true } else { false } })
  }

  @Test("with another balance than the rolls make are refused", arguments: [0, 7, 29])
  func balance(ticket: Int) {
    #expect(throws: WireFault.self) { try read { $0[place(ticket, 6)] ^= 1 } }
  }

  @Test("with a roll that turns a loss into a win are refused: the balance does not follow")
  func roll() throws {
    let lost = try settled(false)
    let proposal = entries[lost].ticket.proposal
    let winning = try #require((0..<10_000).compactMap { Roll(number: $0) }.first { proposal.wins($0) })
    let fault = #expect(throws: WireFault.self) {
      try read { bytes in
        bytes[place(lost, 4) + 4] = UInt8(winning.number & 0xFF)
        bytes[place(lost, 4) + 5] = UInt8(winning.number >> 8)
      }
    }
    #expect(fault?.description.hasPrefix("records: balance ") == true)
  }

  @Test("with a roll that there is not are refused")
  func noRoll() throws {
    let lost = try settled(false)
    #expect(throws: WireFault("records: a roll or a nonce out of range")) {
      try read { ($0[place(lost, 4) + 4], $0[place(lost, 4) + 5]) = (0x10, 0x27) }
    }
  }

  @Test("with bits that nothing is known of are refused")
  func bits() {
    for bit in [57, 60, 63] {
      #expect(throws: WireFault("records: a ticket with bits that nothing is known of")) {
        try read { $0[place(3, 4) + bit / 8] |= 1 << UInt8(bit % 8) }
      }
    }
    // A fate and a side that there are not.
    #expect(throws: WireFault.self) { try read { $0[place(3, 4) + 6] |= 0xF0 } }
    #expect(throws: WireFault.self) { try read { $0[place(3, 4) + 6] |= 0x0F } }
  }

  @Test("whose texts are missing, or too many, are refused")
  func texts() throws {
    let end = place(entries.count, 0)
    #expect(throws: WireFault("records: a text is missing")) {
      try read { bytes in
        bytes.replaceSubrange(end..., with: [0, 0, 0, 0])
        bytes.setLength()
      }
    }
    let refused = try #require(
      entries.firstIndex { if case .outcome(.refused) = $0.fate { true } else { false } })
    // The last of them is said to have been withdrawn.
    #expect(throws: WireFault.self) {
      try read { $0[place(refused, 4) + 6] = $0[place(refused, 4) + 6] & 0x0F | 0x30 }
    }
  }

  @Test("that are none, or more than a frame may have, are refused", arguments: [0, 3_501, 1 << 31])
  func counts(count: UInt32) {
    #expect(throws: WireFault("records: \(count) of them")) {
      try read { bytes in
        bytes.replaceSubrange(8..<12, with: withUnsafeBytes(of: count.littleEndian) { Array($0) })
      }
    }
  }

  @Test("of a bet that the house does not take are refused")
  func notTaken() throws {
    var narrow = RecordReader(
      PipelineSettings(
        rules: HouseRules(chances: try Self.chance(1)...Self.chance(2)), startBalance: Amount(units: 1 << 50))
    )
    var parser = FrameParser()
    parser.append(sound)
    let frame = try #require(try parser.next())
    let fault = #expect(throws: WireFault.self) { try narrow.read(frame) { _ in } }
    #expect(fault?.description.hasPrefix("records: a chance of ") == true)
  }

  private static func chance(_ rolls: Int) throws -> Chance { try #require(Chance(winningRolls: rolls)) }
}

extension [UInt8] {
  /// Makes the header of a frame say how long it is.
  fileprivate mutating func setLength() {
    Swift.withUnsafeBytes(of: UInt32(count - 8).littleEndian) { replaceSubrange(4..<8, with: $0) }
  }
}
