import Dice
import Scripting
import Testing

@Suite("Bets that cannot be used")
struct BadBetTests {
  @Test(
    "both forms mean the same bet",
    arguments: [
      "0.25, 49.5, 'high'", "0.25, 49.5, true", "{ amount = 0.25, chance = 49.5, high = true }",
      "{ amount = 0.25, chance = 49.5, side = 'high' }",
      "{ amount = 0.25, chance = 49.5, side = 'high', high = true, url = 'http://evil/' }",
    ])
  func forms(returned: String) throws {
    let bet = try Play("function next_bet() return \(returned) end").proposal()
    #expect(bet == Proposal(stake: Amount(units: 25_000_000), chance: try chance(4950), high: true))
  }

  @Test("low is low")
  func low() throws {
    for returned in ["1, 50, 'low'", "1, 50, false", "{ amount = 1, chance = 50, high = false }"] {
      let bet = try Play("function next_bet() return \(returned) end").proposal()
      #expect(bet.side == .low)
    }
  }

  @Test("ranges in and out")
  func ranges() throws {
    let range = try #require(RollRange(lowest: 100, highest: 599))
    let inside = try Play("function next_bet() return { amount = 1, range = {100, 599.0}, chance = 5 } end")
    #expect(try inside.proposal().side == .inside(range))
    #expect(try inside.proposal().chance == chance(500))
    let outside = try Play(
      "function next_bet() return { amount = 1, range = {100, 599}, inside = false } end")
    #expect(try outside.proposal().side == .outside(range))
  }

  @Test(
    "each bad value is a fault that names file, line, field and value",
    arguments: [
      ("0/0, 50, 'high'", "amount = nan; it must be a number ≥ 0"),
      ("-1, 50, 'high'", "amount = -1; it must be a number ≥ 0"),
      ("-0.5, 50, 'high'", "amount = -0.5; it must be a number ≥ 0"),
      ("1/0, 50, 'high'", "amount = inf; it must be a number ≥ 0"),
      ("1e300, 50, 'high'", "amount = 1e+300; it is more than can be counted"),
      ("math.maxinteger, 50, 'high'", "amount = 9223372036854775807; it is more than can be counted"),
      ("math.mininteger, 50, 'high'", "amount = -9223372036854775808; it must be a number ≥ 0"),
      ("{ amount = '1', chance = 50, high = true }", "amount = \"1\"; it must be a number ≥ 0"),
      ("{ amount = {}, chance = 50, high = true }", "amount = a table; it must be a number ≥ 0"),
      ("{ amount = true, chance = 50, high = true }", "amount = true; it must be a number ≥ 0"),
      ("{ chance = 50, high = true }", "amount = nil; it must be a number ≥ 0"),
      ("setmetatable({}, {__index = function() return 1 end})", "amount = nil; it must be a number ≥ 0"),
      ("0, 50, 'high'", "amount = 0; it must be at least 0.00000001, as this house takes no bets of 0"),
      (
        "5e-324, 50, 'high'",
        "amount = 5e-324; it must be at least 0.00000001, as this house takes no bets of 0"
      ),
      ("1", "chance = nil; it must be a number of percent"),
      ("1, '50', 'high'", "chance = \"50\"; it must be a number of percent"),
      ("1, 0, 'high'", "chance = 0; this house takes 0.01 to 98 percent"),
      ("1, 100, 'high'", "chance = 100; this house takes 0.01 to 98 percent"),
      ("1, 99.99, 'high'", "chance = 99.99; this house takes 0.01 to 98 percent"),
      ("1, -5, 'high'", "chance = -5; this house takes 0.01 to 98 percent"),
      ("1, 0/0, 'high'", "chance = nan; this house takes 0.01 to 98 percent"),
      ("1, 49.555, 'high'", "chance = 49.555; it must be a multiple of 0.01"),
      ("1, 50", "no side; give \"high\" or \"low\" as the third value, or high = true or false"),
      ("1, 50, 'High'", "side = \"High\"; it must be \"high\" or \"low\""),
      ("1, 50, 1", "side = 1; it must be \"high\" or \"low\""),
      ("{ amount = 1, chance = 50, high = 'false' }", "high = \"false\"; it must be true or false"),
      (
        "{ amount = 1, chance = 50, high = true, side = 'low' }",
        "side = \"low\" and high = true; they contradict each other"
      ),
      ("{ amount = 1, range = 5 }", "range = 5; it must be {low, high}"),
      (
        "{ amount = 1, range = {5} }",
        "an unusable range; it must be {low, high}, whole numbers 0 ≤ low ≤ high ≤ 9999, not all"
      ),
      (
        "{ amount = 1, range = {0, 9998} }",
        "range = {0, 9998}, a chance of 99.99 percent; this house takes 0.01 to 98 percent"
      ),
      ("{ amount = 1, range = {0, 99}, chance = 2 }", "chance = 2; the range has 1 percent"),
      ("{ amount = 1, range = {0, 99}, high = true }", "range and a side; give one of them"),
      ("{ amount = 1, range = {0, 99}, inside = 1 }", "inside = 1; it must be true or false"),
      ("true", "true; it must be a table, or amount, chance, side"),
      ("print", "a function; it must be a table, or amount, chance, side"),
      ("'1', 50, 'high'", "\"1\"; it must be a table, or amount, chance, side"),
    ])
  func faults(returned: String, words: String) throws {
    let play = try Play("local x\nfunction next_bet()\n  return \(returned)\nend")
    let fault = try #require(play.fault()).replacing("= -nan", with: "= nan")
    #expect(fault == "test.lua:2: next_bet returned \(words)")
  }

  @Test("a bad text is escaped and bounded in the message")
  func hostileText() throws {
    let play = try Play("function next_bet() return { amount = '\\27[2J\\n' .. ('x'):rep(5000) } end")
    let fault = try #require(play.fault())
    #expect(fault.hasPrefix("test.lua:1: next_bet returned amount = \"\\x1b[2J\\nxxx"))
    #expect(fault.utf8.count < 300)
  }

  @Test("a house without a smallest bet takes stakes of 0")
  func zeroStakes() throws {
    let rules = HouseRules(minBet: .zero)
    #expect(try Play("function next_bet() return 0, 50, 'low' end", rules: rules).proposal().stake == .zero)
    #expect(
      try Play("function next_bet() return 1e-12, 50, 'low' end", rules: rules).proposal().stake == .zero)
  }

  @Test("a stake below the smallest bet is the house's to refuse")
  func smallStakes() throws {
    let rules = HouseRules(minBet: Amount(units: 1000))
    let bet = try Play("function next_bet() return 0.00000001, 50, 'low' end", rules: rules).proposal()
    #expect(bet.stake == Amount(units: 1))
  }

  private func chance(_ rolls: Int) throws -> Chance { try #require(Chance(winningRolls: rolls)) }
}
