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

  /// What a script hears that prints these fields, which it reads as they stand or by names that it puts together.
  private func heard(_ context: [String], _ result: [String], together: Bool) throws -> [String] {
    func read(_ view: String, _ field: String) -> String {
      together
        ? "\(view)[\"\(field.first.map(String.init) ?? "")\" .. \"\(field.dropFirst())\"]"
        : "\(view).\(field)"
    }
    let ofContext = context.map { read("c", $0) }.joined(separator: ", ")
    let ofResult = result.map { read("bet", $0) }.joined(separator: ", ")
    let play = try Play(
      """
      local kept
      on_start = function(c) kept = c print("start", \(ofContext)) end
      next_bet = function(c) print("next", \(ofContext)) return 1, 49.5, "high" end
      function on_result(bet) local c = kept print("told", \(ofResult), \(ofContext)) end
      function on_refused(bet, why) print("refused", \(ofResult)) end
      """)
    _ = try play.start()
    let proposal = try play.proposal()
    for round in 1...3 {
      (play.context.outstanding, play.context.wins, play.context.now) = (
        round, round * 10, Int64(round) << 30
      )
      _ = try play.strategy.exchange(play.ended(proposal, won: round == 2), play.context)
    }
    _ = try play.strategy.handOver(play.ended(proposal, won: true))
    _ = try play.strategy.handOverRefused(play.ended(proposal, won: false), why: "enough")
    return play.printed
  }

  @Test("a field is the same whether the script's text names it or it is found out when it is read")
  func foreseen() throws {
    let context = [
      "balance", "start_balance", "profit", "wagered", "bets", "wins", "losses", "streak", "outstanding",
      "exposure",
      "depth", "lane", "currency", "now", "min_bet", "nothing",
    ]
    let result = [
      "ticket", "lane", "win", "roll", "amount", "chance", "side", "multiplier", "profit", "balance", "nonce",
      "late",
      "range", "nothing",
    ]
    let lines = try heard(context, result, together: false)
    #expect(lines.count == 10)
    #expect(try heard(context, result, together: true) == lines)
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
