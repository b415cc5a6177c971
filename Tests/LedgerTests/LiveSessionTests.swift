import Dice
import Engine
import Ledger
import Synchronization
import TestSupport
import Testing

/// Live sessions with all that may come from outside, recorded and played again.
struct LiveSessionTests {
  /// A clock that goes on by a thousandth of a second whenever somebody looks at it.
  private final class Clock: Sendable {
    private let ticks = Atomic<Int64>(0)
    @Sendable func now() -> Nanoseconds { ticks.add(1, ordering: .relaxed).newValue * 1_000_000 }
  }

  /// Settles, refuses with a new smallest bet, contradicts itself and loses answers, in an order of its own; asks the
  /// session for this and that meanwhile.
  private final class Site: House {
    private let world: ShufflingHouse<WorldHouse>
    private let control: SessionControl
    private let state: Mutex<SplitMix64>
    private let contradictsAt: Int
    private let meddles: Bool

    init(_ seed: UInt64, _ control: SessionControl, contradictsAt: Int, meddles: Bool = true) {
      var world = World(seed)
      world.refused = 50
      self.world = ShufflingHouse(WorldHouse(world), seed: seed)
      self.control = control
      self.contradictsAt = contradictsAt
      self.meddles = meddles
      state = Mutex(SplitMix64(seed))
    }

    func place(_ ticket: Ticket) async -> Reply {
      let word = state.withLock { $0.next() }
      if meddles { meddle(word) }
      if ticket.number == contradictsAt {
        let why = "side low placed, high asked"
        return Reply(
          outcome: .unknown(Uncertainty(why: why, isContradiction: true)), latency: 1,
          receipt: Receipt(reference: "bet", serverSeedHash: "ab", clientSeed: "c"))
      }
      let reply = await world.place(ticket)
      guard case .refused = reply.outcome else { return reply }
      let least = Amount(units: Int64(50 + word >> 32 % 100))
      return Reply(outcome: .refused(Refusal(why: "too small", minBet: least)), latency: 1)
    }

    private func meddle(_ word: UInt64) {
      switch word % 50 {
      case 0, 1, 2: control.setDepth(1 + Int(word >> 8 % 8))
      case 3, 4:
        var limits = Limits()
        limits.maxBets = 100 + Int(word >> 8 % 200)
        limits.maxWager = AmountSum(units: Int128(word >> 8 % 1_000_000))
        limits.maxDuration = Nanoseconds(word >> 8 % 10_000_000_000)
        if word >> 40 % 2 == 0 { limits.stopLoss = Amount(units: Int64(word >> 8 % 100_000)) }
        control.tighten(limits)
      case 5 where word >> 8 % 4 == 0: control.stopOnWin()
      case 6 where word >> 8 % 4 == 0: control.interrupt()
      case 7, 8:
        control.pause()
        let (control, wait) = (control, Int(word >> 8 % 200))
        Task {
          for _ in 0..<wait { await Task.yield() }
          control.resume()
        }
      default: break
      }
    }
  }

  /// Stakes by all that it is shown.
  private final class Curious: Strategy {
    func start(_ context: Context) throws(StrategyFault) -> StopRequest? { nil }
    func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
      guard let chance = Chance(winningRolls: 4_950) else { return .nothing }
      let seen = context.minBet.units &+ Int64(context.depth * 7 + context.outstanding + context.bets)
      return .proposal(
        Proposal(stake: Amount(units: 100 + abs(seen) % 900), chance: chance, high: context.wins % 2 == 0))
    }
    func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { nil }
    func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? { nil }
    func stop(_ summary: ClosingSummary) throws(StrategyFault) {}
  }

  private static func copies(_ concurrency: Concurrency) -> sending [any Strategy] {
    (0..<concurrency.laneCount).map { _ in Curious() }
  }

  private struct Recorded {
    let ledger: TestLedger
    let id: Int64
    let result: SessionResult
  }

  private static let shapes: [Concurrency] = [
    .sequential, .single(depth: 4, lookahead: 4), .single(depth: 4, lookahead: 32), .lanes(6),
  ]

  private func inputs(_ concurrency: Concurrency, _ random: inout SplitMix64) throws -> SessionInputs {
    var inputs = try SessionInputs.random(&random, kept: .durable)
    var limits = Limits()
    limits.maxBets = 250
    inputs.settings = PipelineSettings(
      concurrency: concurrency, sending: .bySlot, time: .measured, limits: limits,
      startBalance: Amount(units: 10_000_000))
    return inputs
  }

  /// Plays and records a session; without an end where it is cut off.
  private func record(
    _ concurrency: Concurrency, _ seed: UInt64, contradictsAt: Int = -1, cut: Bool = false
  ) async throws -> Recorded {
    let ledger = try TestLedger()
    var random = SplitMix64(seed)
    let inputs = try inputs(concurrency, &random)
    let writer = try LedgerWriter(path: ledger.path)
    let recorder = try writer.begin(inputs)
    let session = Session(
      settings: inputs.settings, strategies: Self.copies(concurrency), journal: recorder)
    let site = Site(seed, session.control, contradictsAt: contradictsAt)
    let result = await TaskGroupDriver.play(session, against: site, journal: recorder, now: Clock().now)
    if cut {
      try recorder.commit()
    } else {
      try recorder.end(SessionEnding(result: result, endedAtMilliseconds: 1, wallMilliseconds: 1))
    }
    try writer.close()
    return Recorded(ledger: ledger, id: recorder.id, result: result)
  }

  @Test("are played again to the same transcript, and verified", arguments: shapes)
  func same(concurrency: Concurrency) async throws {
    var kinds: Set<SessionEvent.Kind> = []
    for seed in Effort.seeds(8, soak: 300) {
      let recorded = try await record(concurrency, seed)
      let reader = try LedgerReader(path: recorded.ledger.path)
      let session = try reader.session(recorded.id)
      kinds.formUnion(session.events.map(\.kind))
      var settings = session.inputs.settings
      settings.interventions = session.interventions
      let again = Session(settings: settings, strategies: Self.copies(concurrency))
      guard case .finished(let result) = try RecordedArrivals(reader, session).play(again) else {
        Issue.record("it did not end, \(Effort.replay(seed))")
        continue
      }
      #expect(result == recorded.result, "\(Effort.replay(seed))")
      #expect(result.transcriptSHA256 == session.ending?.result.transcriptSHA256)
      let found = try RecordWalk(reader, session).play(against: nil)
      #expect(found.difference == nil, "\(String(describing: found.difference)) \(Effort.replay(seed))")
      #expect(try ChainCheck(reader, recorded.id).run() > 1)
    }
    #expect(kinds.contains(.depth) == (concurrency != .sequential))
    #expect(kinds.contains(.limit) && kinds.contains(.paused))
  }

  @Test("that contradict themselves keep the words, the receipt and a flag", arguments: shapes)
  func contradiction(concurrency: Concurrency) async throws {
    let recorded = try await record(concurrency, 3, contradictsAt: 5)
    #expect(recorded.result.stop.cause == .contradiction)
    let reader = try LedgerReader(path: recorded.ledger.path)
    let session = try reader.session(recorded.id)
    #expect(try reader.contradiction(of: recorded.id) == 5)
    #expect(session.ending?.result.stop.cause == .contradiction)
    var results = reader.results(of: session)
    let result = try #require(try results.result(of: 5))
    let why = "side low placed, high asked"
    #expect(result.fate == .outcome(.unknown(Uncertainty(why: why, isContradiction: true))))
    #expect(result.flags == .mismatch && result.receipt?.reference == "bet")
    let found = try RecordWalk(reader, session).play(against: nil)
    #expect(found.difference == nil && found.result?.stop == recorded.result.stop)
  }

  @Test("limits that were tightened are what the record is verified by")
  func verifiedByTightened() async throws {
    for seed in Effort.seeds(12) {
      let recorded = try await record(.single(depth: 4, lookahead: 4), seed)
      let reader = try LedgerReader(path: recorded.ledger.path)
      guard try reader.session(recorded.id).events.contains(where: { $0.kind == .limit }) else { continue }
      // A limit that is tighter than what was played.
      try recorded.ledger.tamper("UPDATE events SET text = 'max-wager=1' WHERE kind = 'limit'")
      let found = try RecordWalk(reader, reader.session(recorded.id)).play(against: nil)
      #expect(found.difference != nil, "\(Effort.replay(seed))")
      return
    }
    Issue.record("no session had its limits tightened")
  }

  @Test("that were cut off go on where their record ends, and are one session then", arguments: shapes)
  func goOn(concurrency: Concurrency) async throws {
    for seed in Effort.seeds(6, soak: 200) {
      let recorded = try await record(concurrency, seed, cut: true)
      // What came last was not written.
      let keep = Int64(3 + seed % 40)
      try cut(recorded, links: keep)
      let result = try await goOn(recorded, concurrency, seed)
      let reader = try LedgerReader(path: recorded.ledger.path)
      let session = try reader.session(recorded.id)
      #expect(session.ending?.result == result, "\(Effort.replay(seed))")
      #expect(try ChainCheck(reader, recorded.id).run() > 1)
      let found = try RecordWalk(reader, session).play(against: nil)
      #expect(found.difference == nil, "\(String(describing: found.difference)) \(Effort.replay(seed))")
      #expect(found.transcriptSHA256 == result.transcriptSHA256, "\(Effort.replay(seed))")
    }
  }

  /// Takes all rows behind a link away, as if the process had been killed right behind its commit.
  private func cut(_ recorded: Recorded, links: Int64) throws {
    let base = recorded.id << 40
    for table in ["tickets", "results", "checkpoints", "events", "endings", "seeds"] {
      try recorded.ledger.tamper(
        """
        DELETE FROM \(table) WHERE id >= \(base) AND id >= \(base) + (SELECT \(table) FROM links
          WHERE id >= \(base) AND id < \(base + links) ORDER BY id DESC LIMIT 1)
        """)
    }
    try recorded.ledger.tamper("DELETE FROM links WHERE id >= \(base + links)")
  }

  private func goOn(
    _ recorded: Recorded, _ concurrency: Concurrency, _ seed: UInt64
  ) async throws -> SessionResult {
    let writer = try LedgerWriter(path: recorded.ledger.path)
    let reader = try LedgerReader(path: recorded.ledger.path)
    let session = try reader.session(recorded.id)
    let recorder = try writer.reopen(recorded.id)
    let course = try RecordedCourse(
      reader, session, goOn: recorder, noting: SessionEvent(.reopened, atMilliseconds: 2))
    var settings = session.inputs.settings
    settings.interventions = session.passedInterventions
    let again = Session(settings: settings, strategies: Self.copies(concurrency), journal: course)
    var neverSent: Set<Int> = []
    let outcome = try RecordedArrivals(reader, session).play(again) { ticket in
      if !course.wasSent(ticket) { neverSent.insert(ticket.number) }
    }
    #expect(course.difference == nil, "\(Effort.replay(seed))")
    let result: SessionResult
    switch outcome {
    case .finished(let finished): result = finished
    case .differs(let ticket):
      throw RecordDifference(
        ticket: ticket, what: "answer", recorded: "one", derived: "not sent")
    case .exhausted(let inFlight):
      course.reachedEnd()
      var taken = TaskGroupDriver.TakenOver()
      taken.unsent = inFlight.filter { neverSent.contains($0.number) }
      // What was on its way has been found out by the house's figures.
      let site = Site(seed &+ 1, again.control, contradictsAt: -1)
      let now: @Sendable () -> Nanoseconds = { [clock = Clock()] in 1_000_000_000 + clock.now() }
      for ticket in inFlight where !neverSent.contains(ticket.number) {
        taken.arrivals.append(Arrival(ticket: ticket, reply: await site.place(ticket), at: now()))
      }
      result = await TaskGroupDriver.play(again, against: site, journal: course, now: now, taken: taken)
    }
    course.finish()
    try recorder.end(SessionEnding(result: result, endedAtMilliseconds: 3, wallMilliseconds: 1))
    try writer.close()
    return result
  }
}
