import Scripting
import Testing

@Suite("The history that a script of another bot is given")
struct HistoryTests {
  @Test(
    "it holds this session's bets",
    arguments: ["getHistory()", "getHistoryByDate(0, 1)", "getHistoryByQuery('x')", "GetHistory()"])
  func bets(call: String) throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1, 49.5
      print(#\(call))
      function dobet()
        nextbet = bets + 1
        local all = \(call)
        print(#all, all[1].Amount, all[#all].amount, all[#all].Roll, all[#all].Profit)
      end
      """)
    try play.begin()
    try play.play("+-")
    #expect(play.printed == ["0", "1\t1\t1\t98.76\t1", "2\t1\t2\t1.23\t-2"])
  }

  @Test("a long session has its last bets, within the memory of a script")
  func long() throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1e-6, 50
      function dobet()
        if bets % 10500 == 0 then
          local all = getHistory()
          print(#all, all[1].id, all[#all].id)
        end
      end
      """)
    try play.begin()
    for _ in 0..<10_500 { try play.end(true) }
    #expect(play.printed == ["5000\t5501\t10500"])
  }
}

@Suite("What scripts of other bots ask a person for")
struct ReadTests {
  private static let text = """
    print(read("Base bet?", 2), read("Name of it", 3), read("Go on", 0), read("How many", 1))
    nextbet, chance = 1, 50
    function dobet() print(readadv("Target profit", 2, "ok", "cancel")) end
    """

  @Test("-P answers, in the type that was asked for")
  func answered() throws {
    let play = try BotPlay(
      Self.text,
      BotPlay.Start(parameters: [
        "base_bet=0.25", "name_of_it=me", "go_on=true", "how_many=3", "target_profit=1.5",
      ]))
    try play.begin()
    try play.end(true)
    #expect(play.printed == ["0.25\tme\ttrue\t3", "1.5"])
    #expect(play.warned.isEmpty)
  }

  @Test("without it the default is taken, never by a prompt, and how to answer is said once")
  func defaults() throws {
    let play = try BotPlay(Self.text)
    try play.begin()
    try play.play("+-")
    #expect(play.printed == ["0\t\tfalse\t0", "0", "0"])
    for name in ["base_bet", "name_of_it", "go_on", "how_many", "target_profit"] {
      #expect(play.warned.filter { $0.contains("-P \(name)=") }.count == 1, "\(play.warned)")
    }
    #expect(play.warned.count == 5)
  }

  @Test("an answer of the wrong type is the fault of the command line")
  func wrong() {
    let words = message { _ = try BotPlay(Self.text, BotPlay.Start(parameters: ["base_bet=much"])) }
    #expect(words?.hasPrefix("-P base_bet=much: expected ") == true, "\(words ?? "loaded")")
  }
}
