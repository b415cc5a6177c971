import Dice
import Engine
import TestSupport
import Testing

/// Bets that do not settle: held, refused, unknown, withdrawn; and scripts that fail.
struct FaultTests {
  private let shapes: [Concurrency] = [
    .sequential, .single(depth: 4, lookahead: 4), .single(depth: 4, lookahead: 32), .lanes(6),
  ]

  /// Always stakes 600, and counts how often it is asked.
  private final class Asked: Script, Sendable {
    let count = Counter()

    func next(_ view: View) -> Say {
      count.up()
      return .bet(Bet(600))
    }
  }

  @Test("a held proposal is not asked again, and is placed when it fits")
  func heldOnce() {
    let asked = Asked()
    var plan = Plan(.single(depth: 2, lookahead: 2)) { _ in asked }
    plan.balance = 1000
    plan.world.always = 9999
    plan.limits.maxBets = 3
    let course = Conductor.play(plan, order: 1)
    #expect(course.rows.map(\.asked) == [0, 0, 1] && course.rows.map(\.after) == [0, 1, 1])
    #expect(asked.count.value == 3)
  }

  @Test("with nothing outstanding and no fit, what was held stops the session")
  func heldStops() {
    var plan = Plan(.single(depth: 2, lookahead: 2)) { _ in FlatScript(Bet(600)) }
    plan.balance = 1000
    plan.world.always = 0
    let course = Conductor.play(plan, order: 1)
    #expect(course.rows.count == 1 && course.stop == "balance" && course.balance == 400)
  }

  @Test("a hundred refusals in a row stop the session, ninety-nine do not")
  func refusals() {
    for concurrency in shapes {
      var plan = Plan(concurrency) { _ in FlatScript(Bet(100)) }
      plan.world.refused = 1000
      let course = Conductor.play(plan, order: 1)
      #expect(course.stop == "refusals" && course.balance == plan.balance && course.reserved == 0)
      #expect(course.rows.count { $0.handedOver } < 100 + plan.depth)
    }
    var plan = Plan(.single(depth: 3, lookahead: 3)) { _ in FlatScript(Bet(100), count: 99) }
    plan.world.refused = 1000
    #expect(Conductor.play(plan, order: 1).stop == "script")
  }

  @Test("a refused stake is released at its turn, not when the news arrives")
  func releasedAtItsTurn() {
    var pipeline = Pipeline(Plan(.single(depth: 2, lookahead: 2)) { _ in FlatScript(Bet(100)) }.settings)
    var sent: [Ticket] = []
    while sent.count < 2 {
      switch pipeline.next() {
      case .ask: pipeline.propose(Proposal(Bet(100)), lane: 0)
      case .send(let ticket): sent.append(ticket)
      default: Issue.record("only asks and sends come first")
      }
    }
    pipeline.arrived(sent[1], Reply(outcome: .refused(Refusal(why: "no")), latency: 1))
    if case .wait = pipeline.next() {} else { Issue.record("ticket 0 is missing") }
    #expect(pipeline.exposure == Amount(units: 200))
    pipeline.arrived(sent[0], Reply(outcome: .refused(Refusal(why: "no")), latency: 1))
    if case .handOver = pipeline.next() {} else { Issue.record("ticket 0 is due") }
    #expect(pipeline.exposure == Amount(units: 100))
  }

  @Test("behind an unknown bet outcomes are recorded and not handed over, and its stake stays reserved")
  func unknown() {
    var plan = Plan(.single(depth: 4, lookahead: 4)) { _ in FlatScript(Bet(100)) }
    plan.world.unknownAt = 10
    let course = Conductor.play(plan, order: 1)
    #expect(course.stop == "unknown")
    #expect(course.rows.map(\.number) == Array(0..<14))
    #expect(course.rows.map(\.handedOver) == (0..<14).map { $0 < 10 })
    #expect(course.rows[10].fate == .unknown && course.rows[11].fate != .unknown)
    #expect(course.reserved >= 100)
  }

  @Test(
    "a script that raised is called no more, while what is in flight settles",
    arguments: [
      MoodyScript.Quit.faultWhenAsked, .faultWhenTold,
    ])
  func raised(quit: MoodyScript.Quit) {
    for concurrency in shapes {
      let plan = Plan(concurrency) { lane in MoodyScript(UInt64(lane), scale: 50, quit: quit, after: 20) }
      let journal = RecordingJournal()
      let result = LoopDriver.play(plan.session(journal), against: WorldHouse(plan.world))
      #expect(result.stop == Stop(.scriptError, "planted"))
      #expect(result.closingFault == StrategyFault("planted"))
      #expect(journal.entries.allSatisfy { $0.handedOver || $0.fate == .withdrawn })
      #expect(result.statistics.settledAfterStop <= plan.depth)
    }
  }
}
