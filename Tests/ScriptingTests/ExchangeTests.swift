import Dice
import Engine
import Scripting
import Testing

@Suite("A result and the next bet in one call")
struct ExchangeTests {
  @Test("a ctx that on_result reads first is up to date in the next_bet that follows")
  func keptContext() throws {
    let play = try Play(
      """
      local kept
      function next_bet(ctx) kept = ctx print("next", ctx.bets) return 1, 49.5, "high" end
      function on_result(r) print("told", kept.outstanding, kept.wins) end
      function on_start(ctx) end
      """)
    _ = try play.start()
    let proposal = try play.proposal()
    for round in 1...3 {
      play.context.outstanding = round
      play.context.wins = round * 10
      let answer = try play.strategy.exchange(play.ended(proposal, won: true), play.context)
      #expect(answer == .proposal(proposal))
    }
    let told = play.printed.filter { $0.hasPrefix("told") }
    // What a script keeps of ctx changes when next_bet is called, so each round shows the one before.
    #expect(told.dropFirst() == ["told\t1\t10", "told\t2\t20"])
  }

  @Test("stop() in on_result keeps next_bet from being asked")
  func stop() throws {
    let play = try Play(
      """
      function next_bet(ctx) print("asked") return 1, 49.5, "high" end
      function on_result(r) stop("enough") end
      """)
    let proposal = try play.proposal()
    let answer = try play.strategy.exchange(play.ended(proposal, won: false), play.context)
    #expect(answer == .stop(StopRequest(reason: "enough")))
    #expect(play.printed == ["asked"])
  }

  @Test(
    "a next_bet that on_result puts in place is the one that is asked, and one that it takes away is missed")
  func redefinition() throws {
    let play = try Play(
      """
      function next_bet(ctx) return 1, 49.5, "high" end
      local rounds = 0
      function on_result(r)
        rounds = rounds + 1
        next_bet = rounds == 1 and function(ctx) return 2, 10, "low" end or nil
      end
      """)
    let proposal = try play.proposal()
    let second = try play.strategy.exchange(play.ended(proposal, won: false), play.context)
    let chance = try #require(Chance(winningRolls: 1000))
    #expect(second == .proposal(Proposal(stake: Amount(units: 200_000_000), chance: chance, high: false)))
    let fault = message { _ = try play.strategy.exchange(play.ended(proposal, won: false), play.context) }
    #expect(fault == "test.lua: next_bet is no longer a function")
  }
}
