import Scripting
import TestSupport
import Testing

@Suite("The author's lines")
struct AuthorLineTests {
  /// What a line of the text is.
  private enum Kind {
    /// Runs when the script is loaded, or when a bet has ended.
    case runs
    /// The rest of a text or a comment, where no statement can stand.
    case inside
  }

  /// A script in the extended grammar: 300 lines that run, and what is cut off behind them.
  private static let lines: [(text: String, kind: Kind)] = {
    var lines: [(text: String, kind: Kind)] = [
      ("nextbet, chance, x, y, s, t = 1, 50, 1, 2, '', { n = 1 }", .runs), ("x += 1", .runs),
      ("if !win then y *= 1 + 1 end", .runs), ("function helper(n)", .runs), ("  n ^= 1", .runs),
      ("  if n != nil then n = +n end", .runs), ("  return n end", .runs), ("while x != x do", .runs),
      ("end", .inside), ("t.n ..= 1 -- a number, joined", .runs), ("t.n = +1", .runs),
      ("function dobet()", .runs),
    ]
    while lines.count < 298 {
      lines += [
        ("  x += y x %= 1000", .runs), ("  if !(x == -1) then y -= 1 end", .runs),
        ("  if x != -1 then", .runs),
        ("    t.n *= 2 t['n'] %= 7 + 3", .runs), ("  end", .runs),
        ("  for i = 1, 2 do if i == 1 then continue end s ..= 'a' end", .runs), ("  s = [[ text += 1", .runs),
        ("    != more ]] x -= helper(1)", .inside), ("  helper(x) -- x += 1 !x", .runs),
        ("  --[[ x != y", .runs),
        ("  ]] y += 2", .inside),
      ]
    }
    return Array(lines.prefix(298)) + [("  s = 'end' end", .runs), ("y /= 2", .runs)]
  }()

  /// What the script says, all the same where it ends, when `statement` is put in front of a line.
  private func words(of statement: String, at index: Int) -> String? {
    var text = Self.lines.map(\.text)
    text[index] = statement + " " + text[index]
    text += ["end", "print('never') }{"]
    return message {
      let play = try BotPlay(text.joined(separator: "\n"))
      try play.begin()
      try play.end(false)
    }
  }

  @Test(
    "an error in any of 300 lines is told with that line, behind which a piece is cut off",
    arguments: ["error('here')", "local q = nothing + 1"])
  func everyLine(statement: String) {
    #expect(Self.lines.count == 300)
    let end =
      statement.hasPrefix("error")
      ? "here" : "attempt to perform arithmetic on a nil value (global 'nothing')"
    let first = statement.hasPrefix("error") ? 0 : 3
    for index in stride(from: first, to: 300, by: Effort.size(11, soak: 1))
    where Self.lines[index].kind == .runs {
      #expect(words(of: statement, at: index) == "test.lua:\(index + 1): \(end)")
    }
  }

  @Test("without one it plays")
  func plays() throws {
    let play = try BotPlay((Self.lines.map(\.text) + ["end", "print('never') }{"]).joined(separator: "\n"))
    try play.begin()
    try play.play("+-+-")
    #expect(play.strategy.reading.changes > 100)
    #expect(
      play.strategy.reading.truncatedAfterLine == 300 || play.strategy.reading.truncatedAfterLine == 301)
    #expect(play.printed.isEmpty)
  }

  @Test("a line of a function that a host's function calls is told too")
  func called() throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1, 50
      local function each(k, v)
        x += v
      end
      function dobet()
        table.foreach({ 1 },
          each)
      end
      """)
    try play.begin()
    #expect(play.fault() == "test.lua:3: attempt to perform arithmetic on a nil value (global 'x')")
  }
}
