import Dice
import Engine
import TestSupport
import Testing

/// Live play: measured time, and a ticket is sent as soon as a slot is free.
struct BySlotTests {
  private func plan(_ depth: Int, _ lookahead: Int, _ seed: UInt64, count: Int = 400) -> Plan {
    var plan = Plan(.single(depth: depth, lookahead: lookahead), World(seed)) { _ in
      MoodyScript(seed, scale: 100)
    }
    plan.limits.maxBets = count
    return plan
  }

  private func live(_ plan: Plan) -> Pipeline {
    var settings = plan.settings
    (settings.sending, settings.time) = (.bySlot, .measured)
    return Pipeline(settings)
  }

  /// Answers all that the pipeline wants until it waits; returns what it sent.
  private func settle(_ pipeline: inout Pipeline, _ script: inout some Script) -> (
    sent: [Ticket], ended: Bool
  ) {
    var sent: [Ticket] = []
    while true {
      switch pipeline.next() {
      case .ask:
        if case .bet(let bet) = script.next(View(pipeline.context(lane: 0))) {
          pipeline.propose(Proposal(bet), lane: 0)
        } else {
          pipeline.scriptEnded("nothing")
        }
      case .send(let ticket): sent.append(ticket)
      case .handOver(let ended): _ = script.told(Told(ended))
      case .setAside: break
      case .wait: return (sent, false)
      case .finish: return (sent, true)
      }
    }
  }

  @Test("at most N are in flight, in ticket order, and a free slot is filled at once")
  func fillsSlots() {
    for seed in Effort.seeds(20, soak: 500) {
      for (depth, lookahead) in [(1, 1), (1, 8), (4, 4), (4, 32), (10, 80)] {
        let plan = plan(depth, lookahead, seed)
        var (pipeline, script, random) = (live(plan), MoodyScript(seed, scale: 100), SplitMix64(seed))
        var inFlight: [Ticket] = []
        var next = 0
        while true {
          let (sent, ended) = settle(&pipeline, &script)
          #expect(sent.map(\.number) == Array(next..<(next + sent.count)), "\(Effort.replay(seed))")
          next += sent.count
          inFlight += sent
          #expect(inFlight.count == pipeline.inFlight && inFlight.count <= depth)
          // A slot stays empty only where nobody may be asked and nothing is generated.
          let isFull = inFlight.count == depth || pipeline.generated == next
          #expect(isFull, "\(inFlight.count) of \(depth) in flight, \(Effort.replay(seed))")
          if ended { break }
          let ticket = inFlight.remove(at: Int.random(in: inFlight.indices, using: &random))
          pipeline.arrived(ticket, WorldHouse(plan.world).reply(to: ticket), at: Nanoseconds(next))
        }
        #expect(pipeline.statistics.bets == 400)
      }
    }
  }

  @Test("with lookahead N live play has the course of the simulation, whatever arrives when")
  func sameCourse() {
    for seed in Effort.seeds(30, soak: 1000) {
      var plan = plan(5, 5, seed)
      plan.world.refused = 100
      plan.limits.takeProfit = Amount(units: 2000)
      var expected = Oracle.play(plan)
      var conductor = Conductor(plan, order: seed)
      var settings = plan.settings
      settings.sending = .bySlot
      let played = conductor.play(Pipeline(settings))
      expected.rows = expected.rows.filter { $0.fate != .withdrawn }
      #expect(played == expected, "\(Effort.replay(seed)) \(played.difference(from: expected))")
      #expect(conductor.mostInFlight <= 5)
    }
  }

  @Test("news of an unknown bet halts sending when it arrives, and is the cause at its turn")
  func unknownHalts() throws {
    var plan = plan(4, 16, 1)
    plan.world.unknownAt = 3
    var (pipeline, script) = (live(plan), FlatScript(Bet(100)))
    let sent = settle(&pipeline, &script).sent
    #expect(sent.map(\.number) == [0, 1, 2, 3])
    let house = WorldHouse(plan.world)
    pipeline.arrived(sent[3], house.reply(to: sent[3]), at: 1)
    #expect(settle(&pipeline, &script).sent.isEmpty && pipeline.stop == nil)
    for ticket in sent[..<3] {
      pipeline.arrived(ticket, house.reply(to: ticket), at: 2)
      #expect(settle(&pipeline, &script).sent.isEmpty)
    }
    #expect(pipeline.stop?.cause == .unknown)
    #expect(pipeline.statistics.bets == 3 && pipeline.exposure == Amount(units: 100))
    #expect(pipeline.statistics.withdrawn == pipeline.generated - 4)
  }

  @Test("a stop withdraws what is not sent and awaits what is")
  func stopWithdraws() {
    let plan = plan(2, 10, 1)
    var (pipeline, script) = (live(plan), FlatScript(Bet(100)))
    let sent = settle(&pipeline, &script).sent
    #expect(sent.count == 2 && pipeline.generated == 10)
    pipeline.end(Stop(.interrupted, "by hand"))
    #expect(pipeline.statistics.withdrawn == 8 && pipeline.exposure == Amount(units: 200))
    for ticket in sent.reversed() {
      #expect(!settle(&pipeline, &script).ended)
      pipeline.arrived(ticket, WorldHouse(plan.world).reply(to: ticket), at: 5)
    }
    #expect(settle(&pipeline, &script).ended && pipeline.statistics.bets == 2)
    #expect(pipeline.exposure == .zero && pipeline.now == 5)
  }

  @Test("live lanes are served in the order of their measured arrival")
  func liveLanes() {
    var plan = Plan(.lanes(3)) { _ in FlatScript(Bet(100)) }
    plan.limits.maxBets = 300
    var settings = plan.settings
    (settings.sending, settings.time) = (.bySlot, .measured)
    var (pipeline, random, time) = (Pipeline(settings), SplitMix64(9), Nanoseconds(0))
    var (inFlight, arrived, served): ([Ticket], [Int], [Int]) = ([], [], [])
    loop: while true {
      switch pipeline.next() {
      case .ask(let lane): pipeline.propose(Proposal(Bet(100)), lane: lane)
      case .send(let ticket): inFlight.append(ticket)
      case .handOver(let ended): served.append(ended.ticket.number)
      case .setAside: break
      case .wait:
        time += 1
        let ticket = inFlight.remove(at: Int.random(in: inFlight.indices, using: &random))
        arrived.append(ticket.number)
        pipeline.arrived(ticket, WorldHouse(plan.world).reply(to: ticket), at: time)
      case .finish: break loop
      }
    }
    #expect(served == arrived && served.count == 300)
  }
}
