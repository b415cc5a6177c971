import Foundation
import Ledger
import TestSupport
import Testing

/// A ledger with a session of each kind that was closed, to be damaged.
private final class SoundLedger {
  let program: Program
  let bytes: Data
  private let url: URL

  static let kinds = ["inputs", "all", "durable"]

  init() throws {
    program = try Program()
    for kept in Self.kinds {
      let run = RecordedRun(kept, .oneByOne, bets: kept == "durable" ? 25 : 400)
      let ending = try program.alea(run.arguments)
      #expect(ending.code == 0, "\(ending.talk)")
    }
    url = URL(filePath: program.folder.file(RecordedRun.ledger))
    bytes = try Data(contentsOf: url)
  }

  /// The file as somebody has damaged it.
  func write(_ damaged: Data) throws {
    for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: url.path() + end) }
    try damaged.write(to: url)
  }

  func now() throws -> Data { try Data(contentsOf: url) }

  /// What the whole verification says of it without a process of its own, or nil where it finds nothing.
  func complaint() throws -> LedgerError? {
    do throws(LedgerError) {
      let ledger = try LedgerReader(path: url.path())
      try ledger.checkPages()
      for number in 1...Self.kinds.count { _ = try ChainCheck(ledger, Int64(number)).run() }
      return nil
    } catch {
      return error
    }
  }

  /// The bytes with one changed.
  func flipped(_ generator: inout SplitMix64) -> (damaged: Data, words: String) {
    var damaged = bytes
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
    return (damaged, "byte \(place) of \(bytes.count)")
  }

  /// The bytes without their end.
  func cut(_ generator: inout SplitMix64) -> (damaged: Data, words: String) {
    let length = Int.random(in: 0..<bytes.count, using: &generator)
    // Now and then between two pages, where nothing is torn.
    let cut = Bool.random(using: &generator) ? length : length / 4096 * 4096
    return (bytes.prefix(cut), "cut to \(cut) of \(bytes.count)")
  }
}

@Suite("A damaged ledger", .serialized)
struct DamageTests {
  @Test("that is sound is proved, page by page and session by session")
  func sound() throws {
    let ledger = try SoundLedger()
    #expect(try ledger.complaint() == nil)
    for number in 1...SoundLedger.kinds.count {
      let proved = try ledger.program.verify(number)
      #expect(proved.code == 0 && proved.output.contains("\npages: every page"), "\(proved.talk)")
    }
    #expect(try ledger.now() == ledger.bytes)
  }

  @Test("in which a byte was flipped is refused, with the page, and left as it is")
  func flips() throws {
    try refuse(Effort.seeds(60, soak: 900), Effort.seeds(5, soak: 100)) { $0.flipped(&$1) }
  }

  @Test("that was cut is refused, with the page, and left as it is")
  func cuts() throws {
    try refuse(Effort.seeds(10, soak: 70), Effort.seeds(2, soak: 30)) { $0.cut(&$1) }
  }

  /// Damages a ledger by the seeds, and has it refused in this process, and by the program.
  private func refuse(
    _ here: [UInt64], _ there: [UInt64],
    by damage: (SoundLedger, inout SplitMix64) -> (damaged: Data, words: String)
  ) throws {
    let ledger = try SoundLedger()
    for seed in here {
      var generator = SplitMix64(seed)
      let (damaged, what) = damage(ledger, &generator)
      let words = "\(what); \(Effort.replay(seed))"
      try ledger.write(damaged)
      guard let complaint = try ledger.complaint() else {
        Issue.record("nothing was found: \(words)")
        continue
      }
      #expect(complaint.tellsPlace, "\(complaint); \(words)")
      #expect(try ledger.now() == damaged, "\(words)")
    }
    for seed in there {
      var generator = SplitMix64(SplitMix64.mix(seed, 3))
      let (damaged, what) = damage(ledger, &generator)
      let words = "\(what); \(Effort.replay(seed))"
      try ledger.write(damaged)
      let ending = try ledger.program.verify(Int(seed) % 4 == 0 ? nil : Int(seed) % 3 + 1)
      #expect(ending.code == 99 && ending.output.isEmpty, "\(ending.code) \(ending.output); \(words)")
      #expect(ending.talkLines.count == 1, "\(ending.talk); \(words)")
      #expect(ending.talk.contains(/page \d+ \(byte \d+\)|it has \d+ bytes/), "\(ending.talk); \(words)")
      #expect(try ledger.now() == damaged, "\(words)")
    }
  }
}

extension LedgerError {
  /// Whether it says where the damage is.
  fileprivate var tellsPlace: Bool {
    guard case .damaged(_, let place) = self else { return false }
    return place.prefixMatch(of: /(page \d+ \(byte \d+\)|it has \d+ bytes):/) != nil
  }
}
