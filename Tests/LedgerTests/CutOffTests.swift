import Dice
import Engine
import Foundation
import Ledger
import Synchronization
import TestSupport
import Testing

@Suite("A record that was cut off")
struct CutOffTests {
  @Test(
    "is proved as far as it goes, wherever that is",
    arguments: [Concurrency.sequential, .single(depth: 5, lookahead: 40), .lanes(5)])
  func walk(concurrency: Concurrency) throws {
    for seed in Effort.seeds(1, soak: 20) {
      // Latencies so far apart that with lanes a bet may be overtaken by many that were generated later.
      var world = World(seed)
      world.latencies = 1_000_000...300_000_000
      world.refused = 50
      let place = try Place()
      let ledger = try LedgerWriter(path: place.path)
      for cut in stride(from: 1, to: 150, by: 13) {
        let id = try record(world, concurrency, first: cut, ledger)
        let reader = try LedgerReader(path: place.path)
        let session = try reader.session(id)
        let found = try RecordWalk(reader, session).play(against: WorldHouse(world))
        #expect(session.tickets == cut && session.ending == nil)
        #expect(found.difference == nil, "cut after \(cut); \(Effort.replay(seed))")
        // But for what was in flight and what overtook it, all of it was played.
        if concurrency.laneCount == 1 { #expect(found.tickets == cut) }
      }
    }
  }

  /// Plays a session of which the first tickets are recorded; returns its number.
  private func record(
    _ world: World, _ concurrency: Concurrency, first count: Int, _ ledger: LedgerWriter
  ) throws -> Int64 {
    let settings = PipelineSettings(concurrency: concurrency, startBalance: Amount(units: 1_000_000_000))
    var inputs = SessionInputs(settings: settings)
    inputs.kept = .all
    let recorder = try ledger.begin(inputs)
    let strategies = (0..<concurrency.laneCount).map { lane in
      ScriptedStrategy(MoodyScript(world.seed + UInt64(lane), quit: .nothing, after: 200))
    }
    let session = Session(
      settings: settings, strategies: strategies, journal: FirstEntries(count, recorder))
    _ = LoopDriver.play(session, against: WorldHouse(world))
    try recorder.commit()
    return recorder.id
  }
}

/// Passes on the first entries only, as if the program had been killed then.
private final class FirstEntries: Journal {
  private let left: Mutex<Int>
  private let next: any Journal

  init(_ count: Int, _ next: any Journal) {
    left = Mutex(count)
    self.next = next
  }

  func record(_ entry: JournalEntry) {
    let isWanted = left.withLock { left in
      left -= 1
      return left >= 0
    }
    if isWanted { next.record(entry) }
  }
}
