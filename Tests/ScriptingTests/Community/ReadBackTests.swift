import Scripting
import Testing

/// What a script left in its globals, and what comes of it where the bet before was 2 coins at 25 % on low.
struct LeftBehind: CustomTestStringConvertible {
  let statements: String
  let bet: Placed
  /// The variable that the warning names.
  let warned: String?

  init(_ statements: String, _ coins: Double, _ percent: Double, high: Bool, warns warned: String? = nil) {
    self.statements = statements
    bet = Placed(coins, percent, high: high)
    self.warned = warned
  }

  var testDescription: String { statements }
}

@Suite("Reading back what a script of another bot has set")
struct ReadBackTests {
  private static let cases = [
    LeftBehind("", 2, 25, high: false), LeftBehind("nextbet = 3", 3, 25, high: false),
    LeftBehind("nextbet, chance, bethigh = 3, 40, true", 3, 40, high: true),
    LeftBehind("nextbet = previousbet * 2", 4, 25, high: false),
    LeftBehind("nextbet = nil chance = 40 bethigh = true", 2, 25, high: false, warns: "nextbet"),
    LeftBehind("nextbet = '3' chance = 40 bethigh = true", 2, 25, high: false, warns: "nextbet"),
    LeftBehind("nextbet = 0/0 chance = 40 bethigh = true", 2, 25, high: false, warns: "nextbet"),
    LeftBehind("nextbet = {} chance = 40 bethigh = true", 2, 25, high: false, warns: "nextbet"),
    LeftBehind("nextbet = 3 chance = nil bethigh = true", 3, 25, high: false, warns: "chance"),
    LeftBehind("nextbet = 3 chance = 'x' bethigh = true", 3, 25, high: false, warns: "chance"),
    LeftBehind("nextbet = 3 chance = 0/0 bethigh = true", 3, 25, high: false, warns: "chance"),
    LeftBehind("nextbet = 3 chance = 40 bethigh = nil", 3, 40, high: false, warns: "bethigh"),
    LeftBehind("nextbet = 3 chance = 40 bethigh = 1", 3, 40, high: false, warns: "bethigh"),
    LeftBehind("nextbet = 3 currency = nil", 3, 25, high: false, warns: "currency"),
    LeftBehind("nextbet = 3 currency = 5", 3, 25, high: false, warns: "currency"),
    LeftBehind("nextbet = 3 currency = 'btc'", 3, 25, high: false),
    LeftBehind("nextbet = 3 enablersc = true enablezz = true enablesrc = true", 3, 25, high: false),
  ]

  @Test("the first bad value and all after it are ignored, with a warning that names it", arguments: cases)
  func bad(left: LeftBehind) throws {
    let play = try BotPlay(
      """
      nextbet, chance, bethigh = 2, 25, false
      function dobet()
        \(left.statements)
      end
      """)
    try play.begin()
    #expect(try play.bet() == Placed(2, 25, high: false))
    try play.end(true)
    #expect(try play.bet() == left.bet)
    #expect(play.warned.count == (left.warned == nil ? 0 : 1), "\(play.warned)")
    if let name = left.warned {
      #expect(
        play.warned.allSatisfy { $0.hasPrefix("test.lua: ") && $0.contains("\(name) is ") }, "\(play.warned)")
    }
  }

  @Test("betting goes on with the old values, and the script sees them again")
  func goesOn() throws {
    let play = try BotPlay(
      """
      nextbet, chance, bethigh = 2, 25, false
      function dobet()
        print(nextbet, chance, bethigh)
        if bets == 1 then nextbet = nil chance = 40 bethigh = true end
        if bets == 2 then chance = {} end
        if bets == 3 then nextbet = 5 end
      end
      """)
    try play.begin()
    try play.play("---")
    #expect(play.printed == ["2\t25\tfalse", "2\t25\tfalse", "2\t25\tfalse"])
    #expect(try play.bet() == Placed(5, 25, high: false))
  }

  @Test("a value that is bad again and again is warned of once")
  func once() throws {
    let play = try BotPlay("nextbet, chance = 1, 50 function dobet() nextbet = nil end")
    try play.begin()
    try play.play("--------")
    #expect(play.warned.count == 1)
    #expect(try play.bet() == Placed(1, 50, high: true))
  }

  @Test("a numeric string is a number in the web hosts", arguments: [Dialect.webdicebot, .mydicebot])
  func numericStrings(dialect: Dialect) throws {
    let play = try BotPlay(
      "nextbet = '0.5' chance = '25' function dobet() nextbet = '1.5' chance = '30' end", in: dialect)
    try play.begin()
    #expect(try play.bet() == Placed(0.5, 25, high: true))
    try play.end(false)
    #expect(try play.bet() == Placed(1.5, 30, high: true))
    #expect(play.warned.isEmpty)
    let word = try BotPlay("nextbet = '0.5' function dobet() nextbet = 'much' end", in: dialect)
    try word.begin()
    try word.end(false)
    #expect(try word.bet() == Placed(0.5, 49.5, high: true))
    #expect(word.warned.count == 1 && word.warned[0].contains("nextbet"))
  }

  @Test("a chance that is finer than the site's or out of its range is the nearest, and that is said")
  func chances() throws {
    for (chance, percent, words) in [
      ("33.333", 33.33, "is finer"), ("99.9", 98.0, "is not on offer"), ("0.001", 0.01, "is not on offer"),
    ] {
      let play = try BotPlay("nextbet, chance = 1, 50 function dobet() chance = \(chance) end")
      try play.begin()
      try play.play("--")
      #expect(try play.bet() == Placed(1, percent, high: true))
      #expect(play.warned.filter { $0.contains("chance \(chance) \(words)") }.count == 1, "\(play.warned)")
    }
  }
}
