import Scripting
import TestSupport
import Testing

@Suite("The inspection of scripts")
struct InspectionTests {
  private func inspect(_ text: String) throws -> Inspection {
    Inspection(try Scripting.Script(path: "x.lua", text: text))
  }

  /// Findings as `line kind name`, without those that a short test cannot help having.
  private func found(_ text: String) throws -> [String] {
    try inspect(text).findings.map { "\($0.line) \($0.kind.rawValue) \($0.name ?? "-")" }
  }

  @Test(
    "each slip is found, in its line",
    arguments: [
      ("nextbet = 1\nnexbet = 2\nfunction dobet() end", ["2 near-miss nexbet"]),
      ("nextbet = 1\nnextBet = 2\nfunction dobet() end", ["2 near-miss nextBet"]),
      ("nextbet = 1 nextBet = 2 function dobet()\nnextbet = nextBet end", ["1 near-miss nextBet"]),
      ("nextbet2 = 1 function dobet() nextbet = nextbet2 end", []),
      ("enablesrc = true\nfunction dobet() nextbet = 1 end", ["1 harmless-slip enablesrc"]),
      ("enablersc, enablezz = true, true function dobet() nextbet = 1 end", []),
      ("function dobet()\nnextbet = foo end", ["2 unset-global foo"]),
      (
        "function dobet()\nnextbet = winbet end winBet = 3", ["2 near-miss winbet", "2 unread-global winBet"]
      ),
      ("function dobet() nextbet = 1\nfoo() end", ["2 unset-global foo"]),
      ("function dobet() nextbet = 1 count += 1 end", ["1 unset-global count"]),
      ("function dobet() nextbet = 1 x = 5 end", ["1 unread-global x"]),
      ("local x function dobet() nextbet = 1 x = y end local y = x", ["1 unset-global y"]),
      ("function dobet() nextbet = 1 end\nfunction helper() end", ["2 unread-global helper"]),
      ("function dobet() nextbet = 1 end\nfunction ResetDice() end", ["2 wrong-entry-point ResetDice"]),
      ("function DoDiceBet() nextbet = 1 end", ["1 wrong-entry-point DoDiceBet"]),
      ("function DoDiceBet(p, w, n) n.Amount = 1 end", []),
      ("function CaluclateBet() NextBet.Amount = 1 end", ["0 no-entry-point -", "1 near-miss CaluclateBet"]),
      ("function CalculateBet() NextBet.Amount = Balance / 100 end function Reset() end", []),
      ("x = 1 print(x)", ["0 no-entry-point -"]), ("nextbet = 1", ["0 no-entry-point -"]),
      (
        "function dobet() nextbet = 1\ntip('a', 1) withdraw(1, 'b') end",
        ["2 moves-money tip", "2 moves-money withdraw"]
      ),
      ("function tip() end function dobet() nextbet = 1 tip('a', 1) end", []),
      (
        "function dobet() nextbet = 1\nio.open('x'):close() os.remove('x') os.time() end",
        ["2 uses-files io.open", "2 uses-files os.remove"]
      ),
      (
        "function dobet() nextbet = 1 runsim() setvalueint('a', 1) end",
        ["1 unsupported runsim", "1 unsupported setvalueint"]
      ),
      (
        "function dobet() nextbet = math.pow(2, 3) + unpack{} end",
        ["1 old-lua math.pow", "1 old-lua unpack"]
      ),
      ("function dobet() nextbet = 1 end\nend\nfoo()", ["2 truncated -"]),
      ("function dobet() nextbet = _G[x] end", []), ("function dobet() nextbet = foo end if x = 1", []),
      ("function doBet() nextBet = 1 end", ["1 near-miss doBet", "1 near-miss nextBet"]),
      ("function next_bet() return 1, 50 end", []),
      ("function next_bet() return unpack{1, 2} end", ["1 old-lua unpack"]),
      (
        "function next_bet() os.time() return 1 end\nfunction onresult() end",
        ["1 unsupported os.time", "2 near-miss onresult"]
      ),
      ("function next_bet() return balance end", ["1 unset-global balance"]),
      ("function next_bet() tip('a') return house.min_bet end strategy = {}", ["1 moves-money tip"]),
      ("nextbet = basebet function dobet() if losestreak > 1 then resetall() end end", []),
    ])
  func slips(text: String, expected: [String]) throws {
    #expect(try found(text) == expected)
  }

  @Test("what is probably meant is said")
  func meant() throws {
    func text(_ script: String, _ name: String) throws -> String {
      try #require(try inspect(script).findings.first { $0.name == name }).text
    }
    #expect(
      try text("function dobet() nextbet = 1 nexbet = 2 end", "nexbet").hasSuffix("did you mean nextbet?"))
    #expect(
      try text("winBet = 1 function dobet() nextbet = winbet end", "winbet").hasSuffix("did you mean winBet?")
    )
    #expect(
      try text("function next_bet() return balance end", "balance").contains("a name of dicebot scripts"))
    #expect(try text("function next_bet() return math.pow(1, 2) end", "math.pow").hasSuffix("write x ^ y"))
  }

  @Test(
    "what a script needs is read off it",
    arguments: [
      ("function dobet()\nif win then nextbet = 1 end end", "reads win in line 2", [], []),
      ("print(balance) function dobet() nextbet = 1 end", nil, [], []),
      ("function dobet() local win = true nextbet = win and 1 end", nil, [], []),
      ("function dobet() nextbet *= 2 end", "reads nextbet in line 1", [], []),
      ("function next_bet() return 1, 50, 'high' end", nil, [], []),
      ("function next_bet(c) return c.balance / 100 end", "reads c.balance in line 1", [], []),
      ("function next_bet() end function on_result() end", "defines on_result in line 1", [], []),
      ("local a, b = param('a', 1), param(\"b\", 2) function next_bet() end", nil, ["a", "b"], []),
      (
        "x = read('start', 1) function dobet() io.open('f') io.open('g') nextbet = x end", nil, ["start"],
        ["io.open"]
      ),
    ] as [(String, String?, [String], [String])])
  func needs(text: String, because: String?, parameters: [String], files: [String]) throws {
    let needs = try inspect(text).needs
    #expect(needs.inOrderBecause == because)
    #expect(needs.parameters == parameters)
    #expect(needs.files == files)
  }

  @Test("no text makes it trap or tell without end", arguments: Effort.seeds(30, soak: 3_000))
  func hostile(seed: UInt64) throws {
    var random = SplitMix64(seed)
    let words = [
      "nexbet", "=", "function", "(", ")", "end", "tip", "io.open", "'a'", "{", "}", "x\(seed)", "+=",
      "local", "return", ",", "param", "\n", "\u{202E}",
    ]
    let text = (0..<Int.random(in: 0...400, using: &random)).map { _ in random.pick(words) }.joined(
      separator: " ")
    #expect(try inspect(text).findings.count < 1_000, "\(Effort.replay(seed))")
  }

  @Test("thousands of names cost no more than thousands of looks")
  func many() throws {
    for pattern in ["f(a#)\n", "a# = 1\n", "a# = a#\n", "nextbe#() = ", "io.x#()\n", "param('p#')\n"] {
      let count = Effort.size(2_000, soak: 20_000)
      let text = (0..<count).map { pattern.replacing("#", with: "\($0)") }.joined()
      #expect(try inspect("function dobet() end " + text.prefix(200_000)).findings.count < 1_000)
    }
  }

  @Test("every host knows its own functions")
  func names() {
    for dialect in Dialect.allCases {
      let names = HostNames.of(dialect)
      #expect(names.given.isDisjoint(with: names.entryPoints))
      #expect(
        names.settings.isDisjoint(with: names.functions) && names.values.isDisjoint(with: names.functions))
      #expect(
        names.functions.isSuperset(of: dialect == .native ? ["param"] : ["stop", "resetseed", "sleep"]))
    }
  }
}
