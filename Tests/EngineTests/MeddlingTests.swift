import Dice
import Engine
import Synchronization
import TestSupport
import Testing

/// What somebody asks of a running session, and its replay.
struct MeddlingTests {
  /// A clock that goes on by a thousandth of a second whenever somebody looks at it.
  private final class Clock: Sendable {
    private let ticks = Atomic<Int64>(0)
    @Sendable func now() -> Nanoseconds { ticks.add(1, ordering: .relaxed).newValue * 1_000_000 }
  }

  private func session(
    _ plan: Plan, _ journal: any Journal, _ interventions: [Intervention] = [], live: Bool
  ) -> Session {
    var settings = plan.settings
    settings.interventions = interventions
    if live { (settings.sending, settings.time) = (.bySlot, .measured) }
    return Session(
      settings: settings, strategies: (0..<plan.laneCount).map { ScriptedStrategy(plan.script($0)) },
      journal: journal)
  }

  @Test(
    "a live session is played again by what it was told, where it was told",
    arguments: InterventionTests.shapes)
  func live(concurrency: Concurrency) async {
    var told = 0
    for seed in Effort.seeds(40, soak: 2_000) {
      let plan = Plan.random(seed, concurrency, bets: 150)
      let tape = Tape()
      let played = session(plan, tape, live: true)
      let house = MeddledHouse(
        inner: ShufflingHouse(WorldHouse(plan.world), seed: seed),
        meddler: Meddler(played.control, plan, seed: seed))
      let result = await TaskGroupDriver.play(played, against: house, journal: tape, now: Clock().now)
      told += tape.all.interventions.count
      let again = Tape()
      var record = tape.all.arrivals[...]
      let outcome = ReplayDriver.play(session(plan, again, tape.all.interventions, live: true)) {
        record.popFirst().map { ($0.ticket.number, $0.reply, $0.at) }
      }
      guard case .finished(let replayed) = outcome else {
        Issue.record("it did not end: \(outcome), \(Effort.replay(seed))")
        continue
      }
      #expect(replayed == result, "\(Effort.replay(seed))")
      #expect(again.all.entries == tape.all.entries, "\(Effort.replay(seed))")
      #expect(again.all.interventions.isEmpty, "what was planned is not told again")
    }
    #expect(told > 0)
  }

  @Test("both drivers play a simulation by what it was told", arguments: InterventionTests.shapes)
  func computed(concurrency: Concurrency) async {
    for seed in Effort.seeds(25, soak: 2_000) {
      let plan = Plan.random(seed, concurrency, bets: 150)
      let tape = Tape()
      let played = session(plan, tape, live: false)
      let house = MeddledHouse(
        inner: WorldHouse(plan.world), meddler: Meddler(played.control, plan, seed: seed, pauses: false))
      let result = LoopDriver.play(played, against: house)
      let (loop, group) = (Tape(), Tape())
      let first = LoopDriver.play(
        session(plan, loop, tape.all.interventions, live: false), against: WorldHouse(plan.world))
      let second = await TaskGroupDriver.play(
        session(plan, group, tape.all.interventions, live: false),
        against: ShufflingHouse(WorldHouse(plan.world), seed: seed))
      #expect(
        first == result && second == result,
        "\(tape.all.interventions) \(result.stop) \(first.stop) \(Effort.replay(seed))")
      #expect(loop.all.entries == tape.all.entries, "\(Effort.replay(seed))")
      #expect(group.all.entries == tape.all.entries, "\(Effort.replay(seed))")
    }
  }

  @Test(
    "nothing is sent that tightened limits do not allow, with all that is outstanding lost",
    arguments: InterventionTests.shapes)
  func tightened(concurrency: Concurrency) {
    for seed in Effort.seeds(40, soak: 3_000) {
      let plan = Plan.random(seed, concurrency, bets: 150)
      var settings = plan.settings
      (settings.sending, settings.time) = (.bySlot, .measured)
      var (pipeline, scripts) = (Pipeline(settings), plan.scripts())
      var (random, inFlight, time) = (SplitMix64(seed), [Ticket](), Nanoseconds(0))
      let world = WorldHouse(plan.world)
      play: while true {
        switch pipeline.next() {
        case .ask(let lane):
          if case .bet(let bet) = scripts[lane].next(View(pipeline.context(lane: lane))) {
            pipeline.propose(Proposal(bet), lane: lane)
          } else {
            pipeline.scriptEnded("enough")
          }
        case .send(let ticket):
          inFlight.append(ticket)
          #expect(keeps(pipeline, ticket), "\(Effort.replay(seed))")
        case .handOver(let ended): _ = scripts[ended.ticket.lane].told(Told(ended))
        case .setAside: break
        case .wait:
          if random.chance(percent: 4) { pipeline.request(.limits(.random(&random, balance: plan.balance))) }
          if random.chance(percent: 4) {
            pipeline.request(.depth(Int.random(in: 1...plan.depth, using: &random)))
          }
          time += 100_000
          let ticket = inFlight.remove(at: Int.random(in: inFlight.indices, using: &random))
          pipeline.arrived(ticket, world.reply(to: ticket), at: time)
        case .finish: break play
        }
      }
    }
  }

  private func keeps(_ pipeline: Pipeline, _ ticket: Ticket) -> Bool {
    let limits = pipeline.limits
    let floor = pipeline.balance - pipeline.exposure
    return pipeline.inFlight <= pipeline.depth
      && pipeline.statistics.bets + pipeline.outstanding <= limits.maxBets ?? .max
      && ticket.proposal.stake <= limits.maxBet ?? .max && floor >= limits.minBalance ?? .zero
      && pipeline.settings.startBalance - floor <= limits.stopLoss ?? .max
      && pipeline.statistics.wagered.units + Int128(pipeline.exposure.units)
        <= limits.maxWager?.units ?? .max
  }

  @Test("a limit that would be looser stays as it is, and who asks is told so")
  func loosened() async {
    var plan = Plan(.sequential) { _ in FlatScript(Bet(100)) }
    (plan.limits.maxBets, plan.limits.stopLoss) = (20, Amount(units: 5_000))
    let tape = Tape()
    let session = session(plan, tape, live: true)
    var wanted = Limits()
    (wanted.maxBets, wanted.stopLoss, wanted.maxBet) = (30, Amount(units: 4_000), Amount(units: 100))
    let heard = Mutex<[SessionControl.Tightened?]>([])
    session.control.tighten(wanted) { told in heard.withLock { $0.append(told) } }
    _ = await TaskGroupDriver.play(session, against: WorldHouse(plan.world), now: Clock().now)
    session.control.tighten(wanted) { told in heard.withLock { $0.append(told) } }
    var (inForce, changed) = (plan.limits, Limits())
    (inForce.stopLoss, inForce.maxBet) = (wanted.stopLoss, wanted.maxBet)
    (changed.stopLoss, changed.maxBet) = (wanted.stopLoss, wanted.maxBet)
    let answers = heard.withLock { $0 }
    #expect(answers.first??.limits == inForce && answers.first??.loosened == [.maxBets])
    #expect(answers.count == 2 && answers.last == .some(nil), "the session is over")
    let start = Position(handedOver: 0, generated: 0)
    #expect(tape.all.interventions == [Intervention(at: start, .limits(changed))])
  }

  @Test("a session that is paused with nothing in flight hears of resume, and of an interruption")
  func woken() async {
    for interrupts in [false, true] {
      var plan = Plan(.single(depth: 3, lookahead: 3)) { _ in FlatScript(Bet(100)) }
      plan.limits.maxBets = 30
      let tape = Tape()
      let session = session(plan, tape, live: true)
      let control = session.control
      control.pause()
      let waker = Task {
        // Long enough for the driver to have nothing left to do, which no result depends on.
        for _ in 0..<200 { await Task.yield() }
        if interrupts { control.interrupt() } else { control.resume() }
      }
      let result = await TaskGroupDriver.play(session, against: WorldHouse(plan.world), now: Clock().now)
      await waker.value
      #expect(result.statistics.bets == (interrupts ? 0 : 30))
      #expect(result.stop.cause == (interrupts ? .interrupted : .maxBets))
      #expect(tape.all.interventions.count == 2)
    }
  }

  @Test("the next win ends a session that is to stop on one, by plan", arguments: InterventionTests.shapes)
  func stopOnWin(concurrency: Concurrency) {
    for seed in Effort.seeds(20, soak: 500) {
      let plan = Plan(concurrency, World(seed)) { _ in FlatScript(Bet(100)) }
      let journal = RecordingJournal()
      let session = plan.session(journal)
      session.control.stopOnWin()
      let result = LoopDriver.play(session, against: WorldHouse(plan.world))
      #expect(result.stop.cause == .stopOnWin, "\(Effort.replay(seed))")
      let first = journal.entries.firstIndex(where: \.won) ?? -1
      #expect(result.stop.evidence.hasPrefix("ticket \(journal.entries[first].ticket.number) "))
      #expect(result.statistics.settledAfterStop <= plan.depth)
    }
  }

  @Test(
    "fewer bets are with the house, and the script knows how many may be", arguments: InterventionTests.shapes
  )
  func depth(concurrency: Concurrency) {
    let plan = Plan(concurrency) { _ in FlatScript(Bet(100)) }
    for depth in 1...plan.depth {
      var conductor = Conductor(plan, order: 3, manner: .onlyWhenWaitedFor)
      var limited = plan
      limited.limits.maxBets = 200
      var settings = limited.settings
      settings.interventions = [Intervention(at: Position(handedOver: 0, generated: 0), .depth(depth))]
      let pipeline = Pipeline(settings)
      #expect(pipeline.context(lane: 0).depth == plan.depth)
      let course = conductor.play(pipeline)
      #expect(course.rows.count == 200 && conductor.mostInFlight == depth)
      let late = course.rows.map { $0.number - $0.asked }.max() ?? 0
      if plan.laneCount == 1 { #expect(late < (plan.lookahead * depth + plan.depth - 1) / plan.depth) }
    }
  }
}
