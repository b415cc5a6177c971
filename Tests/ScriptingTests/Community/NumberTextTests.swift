import Scripting
import Testing

@Suite("Numbers in the text of scripts of other bots")
struct NumberTextTests {
  private func printed(_ statements: String) throws -> [String] {
    try BotPlay("\(statements)\nnextbet, chance = 1, 50\nfunction dobet() end").printed
  }

  @Test(
    "a number without a fraction has no point, wherever it becomes text",
    arguments: [
      ("'bets: ' .. bets", "bets: 0"), ("5.0 .. ''", "5"), ("10 / 2 .. '|' .. 1.5", "5|1.5"),
      ("-balance .. '!'", "-100!"),
      ("table.concat({ bets, 5.0, 'x', 7 }, ' ')", "0 5 x 7"), ("('x'):rep(2, 1.0)", "x1x"),
      ("#tostring(bets)", "1"),
      ("string.len(5.0)", "1"), ("string.format('%s', bets)", "0"), ("(bets .. ''):len()", "1"),
      ("#(2 ^ 3 .. '')", "1"),
      ("('a' .. 1 .. 2.0 .. 'b')", "a12b"), ("1e15 .. ''", "1e+15"),
      ("(function(...) return ... .. '' end)(3.0, 4)", "3"),
      ("(function() return 2.0, 3 end)() .. 'x'", "2x"), ("string.find('a5b', 5.0)", "2\t2"),
      ("('5'):rep(3.0)", "555"),
      ("string.upper(5.0)", "5"),
      ("string.gsub('a', 'a', 5.0)", "5\t1"),
      ("({ x = 2.0 }).x .. 'y'", "2y"), ("not nil and 'a' .. 1.0", "a1"), ("'a' .. 1.0 == 'a1'", "true"),
    ])
  func text(expression: String, expected: String) throws {
    #expect(try printed("print(\(expression))") == [expected])
  }

  @Test("also where a text is added to, over several lines, and between comments")
  func statements() throws {
    #expect(try printed("s = 'n' s = s .. 5.0 s ..= bets .. '' print(s)") == ["n50"])
    #expect(try printed("print('a' .. -- one\n  bets --[[ two ]] ..\n  'b' ..\n  1.0)") == ["a0b1"])
  }

  @Test(
    "what cannot be joined to a text is told as Lua tells it, in its line",
    arguments: [
      ("print('a'\n.. nothing)", 3, "attempt to concatenate a nil value (global 'nothing')"),
      ("local t = {} print('a' .. t.x)", 2, "attempt to concatenate a nil value (field 'x')"),
      ("print({} .. 'a')", 2, "attempt to concatenate a table value"),
      ("local b = true print(b .. 'a')", 2, "attempt to concatenate a boolean value (local 'b')"),
    ])
  func fault(statements: String, line: Int, words: String) {
    #expect(message { _ = try printed("\n\(statements)") } == "test.lua:\(line): \(words)")
  }
}
