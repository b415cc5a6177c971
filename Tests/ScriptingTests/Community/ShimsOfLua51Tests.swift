import Scripting
import Testing

/// An expression and what it prints as.
struct Printed: CustomTestStringConvertible {
  let expression, text: String

  init(_ expression: String, _ text: String) {
    self.expression = expression
    self.text = text
  }

  var testDescription: String { expression }
}

@Suite("What of Lua 5.1 and SharpLua scripts of other bots have")
struct ShimsOfLua51Tests {
  private func printed(_ statements: String) throws -> [String] {
    try BotPlay("\(statements)\nnextbet, chance = 1, 50\nfunction dobet() end").printed
  }

  private static let library = [
    Printed("unpack({1, 2, 3})", "1\t2\t3"), Printed("unpack({1, 2, 3}, 2)", "2\t3"),
    Printed("table.getn({1, 2, 3})", "3"), Printed("table.maxn({1, 2, [10] = 1})", "10"),
    Printed("table.foreach({a = 1}, function(k, v) return k end)", "a"),
    Printed("table.foreachi({5, 6}, function(i, v) if i == 2 then return v end end)", "6"),
    Printed("math.pow(2, 10)", "1024"), Printed("math.log10(1000)", "3"), Printed("math.mod(7, 3)", "1"),
    Printed("math.ldexp(0.5, 4)", "8"), Printed("string.gfind('ab', '.')()", "a"),
    Printed("loadstring('return 1 + 1')()", "2"), Printed("loadstring('= =') == nil", "true"),
  ]

  private static let fractions = [
    Printed("string.format('%d', 2.7)", "2"), Printed("string.format('%d', -2.7)", "-2"),
    Printed("string.format('%5.2f|%d', 1.005, 3.0)", " 1.00|3"), Printed("string.rep('x', 2.9)", "xx"),
    Printed("('hello'):sub(1.5, 3.2)", "hel"), Printed("math.random(1.9, 1.2)", "1"),
    Printed("math.random(3.7, 3.9)", "3"), Printed("table.remove({1, 2, 3}, 2.0)", "2"),
    Printed("table.concat({1, 2, 3}, ',', 1.0, 2.0)", "1,2"),
  ]

  private static let outOfRange = [
    Printed("table.remove({1, 2}, 7)", ""), Printed("table.remove({1, 2}, 0)", ""),
    Printed("table.remove({})", "nil"),
    Printed("pcall(table.insert, {1, 2}, 9, 'x')", "true"),
    Printed("pcall(table.insert, {1, 2}, 0, 'x')", "true"),
  ]

  private static let numbers = [
    Printed("5.0", "5"), Printed("tostring(5.0)", "5"), Printed("tostring(-0.5)", "-0.5"),
    Printed("10 / 2", "5"),
    Printed("2 ^ 3", "8"), Printed("1e15", "1e+15"), Printed("string.format('%s', 4.0)", "4"),
    Printed("1e-8", "1e-08"),
    Printed("0.1 + 0.2", "0.3"), Printed("'10' + 1", "11"), Printed("#tostring(12345678)", "8"),
  ]

  private static let grammar = [
    Printed("!true", "false"), Printed("!nil == true", "true"), Printed("1 != 2", "true"), Printed("+5", "5"),
    Printed("!(1 == 2) and 'yes'", "yes"), Printed("'a != b'", "a != b"), Printed("\"x += 1\"", "x += 1"),
  ]

  @Test(
    "it is there, and gives what it gave",
    arguments: library + fractions + outOfRange + numbers + grammar)
  func gives(printed: Printed) throws {
    // What gives nothing prints an empty line.
    #expect(try self.printed("print(\(printed.expression))") == [printed.text])
  }

  @Test(
    "compound assignments take one full expression, and any target",
    arguments: [
      ("x = 3 x *= 2 + 1", "x", "9"), ("x = 3 x += 1", "x", "4"), ("x = 3 x -= 1 + 1", "x", "1"),
      ("x = 8 x /= 2 + 2", "x", "2"),
      ("x = 8 x %= 5", "x", "3"), ("x = 2 x ^= 2 + 1", "x", "8"), ("x = 'a' x ..= 'b' .. 'c'", "x", "abc"),
      ("t = {{x = 1}} i = 1 t[i].x += 4", "t[1].x", "5"), ("x = 1 if x != 2 then x += 1 end", "x", "2"),
    ])
  func compound(statements: String, name: String, expected: String) throws {
    #expect(try printed("\(statements)\nprint(\(name))") == [expected])
  }

  @Test("continue goes on with the next round")
  func goesOn() throws {
    #expect(try printed("for i = 1, 4 do if i == 2 then continue end print(i) end") == ["1", "3", "4"])
  }

  @Test(
    "an unmatched closer at top level ends the script",
    arguments: ["end", "else", "elseif x then", "until true"])
  func truncated(closer: String) throws {
    let play = try BotPlay(
      "nextbet, chance = 1, 50\nfunction dobet() nextbet = 2 end\n\(closer)\nprint('after') nextbet = 7")
    try play.begin()
    #expect(try play.bet() == Placed(1, 50, high: true))
    #expect(play.printed.isEmpty)
    #expect(play.strategy.reading.truncatedAfterLine != nil)
  }

  @Test("a text of several lines is printed as several lines", arguments: ["a\\nb", "a\\r\\nb"])
  func lines(text: String) throws {
    #expect(try printed("print('\(text)')") == ["a", "b"])
  }

  @Test("a remainder by a host's number that is zero is no error")
  func remainder() throws {
    #expect(
      try printed("print(bets % bets ~= bets % bets, math.type(bets), balance // 1)") == ["true\tfloat\t100"])
  }
}
