import Engine
import Scripting
import Testing

@Suite("Gambler.Bot's contract")
struct GamblerBotTests {
  private func seen(_ expression: String) throws -> [String] {
    let play = try BotPlay(
      """
      function Reset() NextBet.Amount = 1 NextBet.Chance = 49.5 NextBet.High = true end
      function CalculateBet() print(\(expression), math.type(\(expression)) or type(\(expression))) end
      """, in: .gamblerbot)
    play.latency = 3723
    try play.begin()
    try play.play("+-")
    return play.printed.map { $0.replacing("\t", with: " ") }
  }

  @Test(
    "each global tells of the last bet and of the session",
    arguments: [
      ("Win", "true boolean", "false boolean"), ("Balance", "101 float", "100 float"),
      ("Currency", "BTC string", "BTC string"), ("InSimulation", "true boolean", "true boolean"),
      ("BetDelay", "0 float", "0 float"), ("NextBet.Amount", "1 float", "1 float"),
      ("NextBet.Chance", "49.5 float", "49.5 float"), ("NextBet.High", "true boolean", "true boolean"),
      ("PreviousBet.TotalAmount", "1 float", "1 float"), ("PreviousBet.Profit", "1 float", "-1 float"),
      ("PreviousBet.IsWin", "true boolean", "false boolean"),
      ("PreviousBet.Roll", "98.76 float", "1.23 float"),
      ("PreviousBet.High", "true boolean", "true boolean"),
      ("PreviousBet.Chance", "49.5 float", "49.5 float"),
      ("PreviousBet.Nonce", "0 float", "1 float"), ("PreviousBet.Currency", "BTC string", "BTC string"),
      ("PreviousBet.BetID", "1 string", "2 string"), ("PreviousBet.Date.Hour", "1 float", "2 float"),
      ("type(PreviousBet.Guid)", "string string", "string string"),
      ("#PreviousBet.ServerHash", "64 integer", "64 integer"),
      ("SiteDetails.name", "sim string", "sim string"),
      ("SiteDetails.edge", "1 float", "1 float"), ("win", "true boolean", "false boolean"),
      ("profit", "1 float", "0 float"), ("bets", "1 float", "2 float"),
    ])
  func globals(expression: String, won: String, lost: String) throws {
    #expect(try seen(expression) == [won, lost])
  }

  @Test(
    "each member of Stats is counted, each by itself",
    arguments: [
      ("Bets", "1", "2"), ("Wins", "1", "1"), ("Losses", "0", "1"), ("Profit", "1", "0"),
      ("Wagered", "1", "2"),
      ("WinStreak", "1", "0"), ("LossStreak", "0", "1"), ("BestStreak", "1", "1"),
      ("CurrentStreak", "1", "-1"), ("MaxProfit", "1", "1"), ("MinProfit", "0", "0"),
      ("PartialProfit", "1", "0"),
      ("CurrentProfit", "1", "-1"), ("Balance", "101", "100"),
    ])
  func stats(member: String, won: String, lost: String) throws {
    #expect(try seen("Stats.\(member)") == ["\(won) float", "\(lost) float"])
  }

  @Test(
    "Reset is called before the first bet, CalculateBet before each other, and what NextBet holds is the bet")
  func version5() throws {
    let play = try BotPlay(
      """
      function Reset() print("reset") NextBet.Amount = 2 NextBet.Chance = 25 NextBet.High = false end
      function CalculateBet()
        print(NextBet.Amount, Win)
        if Win then Reset() else NextBet.Amount = PreviousBet.TotalAmount * 2 end
      end
      """, in: .gamblerbot)
    try play.begin()
    #expect(try play.bet() == Placed(2, 25, high: false))
    try play.end(false)
    #expect(try play.bet() == Placed(4, 25, high: false))
    try play.end(false)
    #expect(try play.bet() == Placed(8, 25, high: false))
    try play.end(true)
    #expect(try play.bet() == Placed(2, 25, high: false))
    #expect(play.printed == ["reset", "2\tfalse", "4\tfalse", "8\ttrue", "reset"])
  }

  @Test("DoDiceBet of version 4 gets the last bet, whether it won, and the next, and ResetDice the first")
  func version4() throws {
    let play = try BotPlay(
      """
      function ResetDice(NextBet) NextBet.Amount = 1 NextBet.Chance = 49.5 NextBet.High = true end
      function DoDiceBet(previous, won, following)
        print(previous.TotalAmount, previous.Roll, won, following.Amount)
        if won then ResetDice(following) else following.Amount = previous.TotalAmount * 2 end
        following.High = not following.High
      end
      """, in: .gamblerbot)
    try play.begin()
    #expect(try play.bet() == Placed(1, 49.5, high: true))
    try play.end(false)
    #expect(try play.bet() == Placed(2, 49.5, high: false))
    try play.end(true)
    #expect(try play.bet() == Placed(1, 49.5, high: false))
    #expect(play.printed == ["1\t1.23\tfalse\t1", "2\t1.23\ttrue\t2"])
  }

  @Test("a script without CalculateBet has its dobet called")
  func fallsBack() throws {
    let play = try BotPlay(
      "nextbet, chance = 1, 50 function dobet() nextbet = previousbet * 3 end", in: .gamblerbot)
    try play.begin()
    try play.end(false)
    #expect(try play.bet() == Placed(3, 50, high: true))
  }

  @Test("OnError is told of a refused bet, and the bet is played again")
  func refused() throws {
    let play = try BotPlay(
      """
      function Reset() NextBet.Amount = 1 NextBet.Chance = 50 end
      function CalculateBet() print("calculate") end
      function OnError(details) print(type(details), details.Message, details.message) end
      """, in: .gamblerbot)
    try play.begin()
    try play.refuse("below minimum")
    #expect(play.printed == ["table\tbelow minimum\tbelow minimum"])
    #expect(try play.bet() == Placed(1, 50, high: true))
  }

  @Test(
    "functions in Pascal case do what those in small letters do",
    arguments: ["ResetStats", "ResetPartialProfit", "ResetSeed", "Alarm", "Ching", "Print"])
  func functions(name: String) throws {
    let play = try BotPlay(
      "function CalculateBet() \(name)() print(Stats.Bets, Stats.PartialProfit) end", in: .gamblerbot)
    try play.begin()
    try play.play("+")
    let counts = name == "ResetStats" ? "0" : "1"
    #expect(play.printed.last?.hasPrefix("\(counts)\t") == true, "\(play.printed)")
    if name == "ResetPartialProfit" { #expect(play.printed.last == "1\t0") }
  }

  @Test("Stop ends after the callback, and SetCurrency of the session's own does nothing")
  func stop() throws {
    let play = try BotPlay(
      "function CalculateBet() SetCurrency('btc') Stop() print('went on') end", in: .gamblerbot)
    try play.begin()
    #expect(try play.end(true) == .stop(StopRequest(reason: nil)))
    #expect(play.printed == ["went on"])
  }

  @Test("a bad value in NextBet is ignored with a warning that names it")
  func bad() throws {
    let play = try BotPlay(
      "function Reset() NextBet.Amount = 1 NextBet.Chance = 50 end function CalculateBet() NextBet.Amount = nil NextBet.Chance = 20 end",
      in: .gamblerbot)
    try play.begin()
    try play.end(false)
    #expect(try play.bet() == Placed(1, 50, high: true))
    #expect(play.warned.count == 1 && play.warned[0].contains("NextBet.Amount is nil"), "\(play.warned)")
  }

  @Test("BetDelay makes each bet wait, in milliseconds")
  func delay() throws {
    let play = try BotPlay(
      "function CalculateBet() if Stats.Bets == 1 then BetDelay = 750 end end", in: .gamblerbot)
    try play.begin()
    for _ in 0..<3 {
      try play.end(true)
      #expect(play.delay == 0.75)
    }
  }

  @Test(
    "SiteStats counts by itself, too",
    arguments: [
      ("Wagered", "1", "2"), ("BestStreak", "1", "1"), ("MaxProfit", "1", "1"), ("CurrentProfit", "1", "-1"),
    ])
  func siteStats(member: String, won: String, lost: String) throws {
    #expect(try seen("SiteStats.\(member)") == ["\(won) float", "\(lost) float"])
  }
}
