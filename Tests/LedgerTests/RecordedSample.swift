import Dice
import Engine
import Ledger
import Simulation
import Synchronization
import TestSupport

enum InterestingShapes {
  static let all: [Concurrency] = [
    .sequential, .single(depth: 4, lookahead: 4), .single(depth: 4, lookahead: 32), .lanes(6),
  ]
}

/// A simulated session of a few hundred tickets that was played and recorded with rows of every kind.
struct RecordedSample {
  let ledger: TestLedger
  let id: Int64
  let house: SimulatedHouse
  let result: SessionResult
  let entries: [JournalEntry]
  let checkpoints: [SessionPrefix]
  let events: [SessionEvent]
  let seeds: [SeedPair]

  /// With `interventions`, limits were tightened on the way.
  init(_ concurrency: Concurrency, seed: UInt64, bets: Int = 1_200, interventions: Bool = true) throws {
    ledger = try TestLedger()
    var random = SplitMix64(seed)
    var inputs = try SessionInputs.random(&random)
    var limits = Limits()
    limits.maxBets = bets
    let rules = HouseRules()
    inputs.settings = PipelineSettings(
      concurrency: concurrency, limits: limits, rules: rules, startBalance: Amount(units: 1_000_000_000))
    house = SimulatedHouse(seed: seed, rules: rules, latency: .uniform(1_000...900_000))
    let writer = try LedgerWriter(path: ledger.path)
    let recorder = try writer.begin(inputs)
    var events = [SessionEvent(.warning, atMilliseconds: 5, text: "a word")]
    if interventions {
      events.append(
        SessionEvent(
          .limit, atMilliseconds: 6,
          position: Position(handedOver: 1, generated: 2, arrived: 1, asking: .held),
          text: "max-bets=100000 stop-loss=99999999999"))
    }
    events.forEach { recorder.note($0) }
    seeds = [SeedPair(serverSeedHash: "ab", clientSeed: "c", firstNonce: 7, serverSeed: "s")]
    seeds.forEach { recorder.note($0) }
    self.events = events
    let journal = KeepingJournal(recorder)
    let scriptSeed = random.next()
    let session = Session(
      settings: inputs.settings,
      strategies: (0..<concurrency.laneCount).map {
        ScriptedStrategy(MoodyScript(scriptSeed &+ UInt64($0), scale: 100))
      }, journal: journal, checkpoint: { journal.checkpoint($0) })
    result = LoopDriver.play(session, against: house)
    try recorder.end(
      SessionEnding(result: result, endedAtMilliseconds: 9, wallMilliseconds: 8, droppedLines: 7))
    try writer.close()
    (id, entries, checkpoints) = (recorder.id, journal.entries, journal.checkpoints)
  }
}

/// Keeps what it passes on.
private final class KeepingJournal: Journal {
  private let next: SessionRecorder
  private let kept = Mutex<(entries: [JournalEntry], checkpoints: [SessionPrefix])>(([], []))

  init(_ next: SessionRecorder) {
    self.next = next
  }

  var entries: [JournalEntry] { kept.withLock { $0.entries } }
  var checkpoints: [SessionPrefix] { kept.withLock { $0.checkpoints } }

  func record(_ entry: JournalEntry) {
    kept.withLock { $0.entries.append(entry) }
    next.record(entry)
  }

  func checkpoint(_ state: SessionPrefix) {
    kept.withLock { $0.checkpoints.append(state) }
    next.checkpoint(state)
  }
}
