import Dice
import Engine
import TestSupport
import Testing

/// `max-bets` places exactly as many bets as were asked for; the numbers are those of decision 0001.
struct MaxBetsTests {
  @Test("max-bets 20 settles exactly 20, at any depth, lookahead and share of refusals")
  func exactlyTwenty() {
    for depth in [1, 2, 5, 8, 32, 64] {
      for concurrency in [
        Concurrency.single(depth: depth, lookahead: depth), .single(depth: depth, lookahead: 8 * depth),
        .single(depth: depth, lookahead: 40 * depth), .lanes(depth),
      ] {
        for refused in [0, 100, 500, 800] {
          var plan = Plan(concurrency, World(UInt64(depth + refused))) { _ in FlatScript(Bet(100)) }
          plan.world.refused = refused
          plan.limits.maxBets = 20
          let course = Conductor.play(plan, order: 1)
          #expect(course.rows.count { $0.fate == .won || $0.fate == .lost } == 20)
          #expect(course.stop == "max-bets" && course.rows.allSatisfy(\.handedOver))
        }
      }
    }
  }

  @Test("twenty bets at depth 1 with forty outstanding are twenty bets")
  func deepLookahead() {
    var plan = Plan(.single(depth: 1, lookahead: 40)) { _ in FlatScript(Bet(100)) }
    plan.limits.maxBets = 20
    #expect(Conductor.play(plan, order: 1).rows.count == 20)
  }

  @Test("no bet at all is placed under max-bets 0")
  func none() {
    var plan = Plan(.single(depth: 3, lookahead: 6)) { _ in FlatScript(Bet(100)) }
    plan.limits.maxBets = 0
    let course = Conductor.play(plan, order: 1)
    #expect(course.rows.isEmpty && course.stop == "max-bets")
  }

  @Test("what the script proposed before it returned nil is played")
  func playedAfterNil() {
    let plan = Plan(.single(depth: 2, lookahead: 16)) { _ in FlatScript(Bet(100), count: 10) }
    let course = Conductor.play(plan, order: 1)
    #expect(course.rows.count == 10 && course.rows.allSatisfy(\.handedOver) && course.stop == "script")
  }
}
