import Foundation
import TestSupport
import Testing

/// A script that cannot be played, and what is said of it.
struct Bad: CustomTestStringConvertible {
  let text: String
  let words: String

  init(_ text: String, _ words: String) { (self.text, self.words) = (text, words) }

  /// A script with a sound `next_bet`, and `text` on line 2.
  static func beside(_ text: String, _ words: String) -> Bad {
    Bad("function next_bet() return 1e-6, 50, 'high' end\n\(text)", words)
  }

  /// A script whose `next_bet`, on line 1, returns `text`.
  static func returning(_ text: String, _ words: String) -> Bad {
    Bad("function next_bet()\n  return \(text)\nend", "bad.lua:1: next_bet returned \(words)")
  }

  var testDescription: String { String(text.prefix(90)) }
}

@Suite("Scripts that cannot be played")
struct BadScriptTests {
  private static let sides = [[], ["--parallel"], ["--max-concurrent", "2", "--lanes"]]

  /// Plays the script; it must end with `code`, in time, in one line that holds the words.
  private func check(_ bad: Bad, code: Int32 = 65) throws {
    for side in Effort.isSoak ? Self.sides : [[]] {
      let program = try Program()
      _ = try program.folder.write("bad.lua", bad.text)
      let arguments = ["run", "bad.lua", "--max-bets", "20", "--seed", "1", "--quiet"] + side
      let ending = try program.alea(arguments + ["--faults", "refused=30%"])
      #expect(ending.code == code, "\(side)\n\(ending.talk)")
      #expect(ending.signal == nil)
      let errors = ending.talkLines.filter { $0.hasPrefix("alea: ") && !$0.contains("warning: ") }
      #expect(errors.count == (code == 0 ? 0 : 1), "\(ending.talk)")
      #expect(code == 0 || ending.talk.contains(bad.words), "\(side)\n\(ending.talk)")
      #expect(ending.talk.utf8.count < 1500)
      // A callback has 0.2 s, loading 1 s, the whole must not hang for 3 s: processor time knows no neighbours.
      #expect(ending.cpuSeconds < 3)
    }
  }

  @Test(
    "one that does not load",
    arguments: [
      Bad("", "bad.lua: defines no function next_bet"), Bad("\n\n-- nothing", "defines no function next_bet"),
      Bad("next_bet = 5", "defines no function next_bet"),
      Bad("function next_bet(\n return 1\nend", "bad.lua:2: "), Bad("x = = 1", "bad.lua:1: "),
      Bad("\u{1b}Lua", "bad.lua: "), Bad("function next_bet() end\nerror('at load')", "bad.lua:2: at load"),
      Bad("local x = 1\nlocal y = x.y.z", "bad.lua:2: "), Bad("while true do end", "bad.lua:1: "),
      Bad("local s = ('x'):rep(1 << 30)", "bad.lua:1: "),
      Bad("local function f() return 1 + f() end\nf()", "bad.lua:1: "), Bad("os.exit(0)", "bad.lua:1: "),
      Bad(String(repeating: "(", count: 5000), "bad.lua: "),
    ])
  func loading(bad: Bad) throws { try check(bad) }

  @Test(
    "one that returns what is no bet",
    arguments: [
      .returning("0/0, 50, 'high'", "amount = "), .returning("1/0, 50, 'high'", "amount = inf"),
      .returning("-1, 50, 'high'", "amount = -1"), .returning("'1', 50, 'high'", "\"1\""),
      .returning("{}, 50, 'high'", "amount = nil"), .returning("{ amount = {} }", "amount = a table"),
      .returning("true", "true"), .returning("1e-6, 0, 'high'", "chance = 0"),
      .returning("1e-6, 100, 'high'", "chance = 100"), .returning("1e-6, 0/0, 'high'", "chance = "),
      .returning("1e-6, 49.555, 'high'", "chance = 49.555"), .returning("1e-6", "chance = nil"),
      .returning("1e-6, 50", "no side"), .returning("1e-6, 50, 'up'", "side = \"up\""),
      .returning("0, 50, 'high'", "amount = 0"), .returning("1e300, 50, 'high'", "amount = 1e+300"),
      Bad("function next_bet()\nend", "missing return"),
      Bad("function next_bet() return nil end", ""),
    ] as [Bad])
  func returned(bad: Bad) throws {
    // A nil that was returned is a wish to stop, and a forgotten return a mistake.
    try check(bad, code: bad.text.contains("return nil") ? 0 : 65)
  }

  @Test(
    "one that raises in a callback, with file and line",
    arguments: [
      Bad("function next_bet()\n  error('no idea')\nend", "bad.lua:2: no idea"),
      Bad("function next_bet()\n  return nothing.at_all\nend", "bad.lua:2: "),
      Bad("function next_bet()\n  error({})\nend", "bad.lua:2: "),
      .beside("function on_start() error('start') end", "bad.lua:2: start"),
      .beside("function on_result() error('result') end", "bad.lua:2: result"),
      .beside("function on_refused() error('refused') end", "bad.lua:2: refused"),
      .beside("function on_result(r) r.win = true end", "bad.lua:2: "),
      .beside("function on_result() while true do end end", "bad.lua:2: "),
      .beside("function on_refused() while true do end end", "bad.lua:2: "),
      .beside("function on_start() while true do end end", "bad.lua:2: "),
      .beside("function on_result() for i = 1, 1e9 do pcall(error) end end", "bad.lua:2: "),
      .beside("function on_result() local s = ('x'):rep(1 << 30) end", "bad.lua:2: "),
      .beside("function on_result() local t = {} while true do t[#t + 1] = {} end end", "bad.lua:2: "),
      .beside("local function f() return 1 + f() end function on_result() f() end", "bad.lua:2: "),
      Bad("function next_bet()\n  while true do end\nend", "bad.lua:2: "),
    ] as [Bad])
  func raising(bad: Bad) throws { try check(bad) }

  @Test(
    "a fault in on_stop comes too late to end the session, and is told all the same",
    arguments: ["error('late')", "while true do end", "local s = ('x'):rep(1 << 30)"])
  func stopping(code: String) throws {
    let program = try Program()
    _ = try program.folder.write(
      "bad.lua", "function next_bet() return 1e-6, 50, 'high' end\nfunction on_stop() \(code) end")
    let ending = try program.alea("run", "bad.lua", "--max-bets", "20", "--quiet")
    #expect(ending.code == 0 || ending.code == 65)
    #expect((ending.output + ending.talk).contains("bad.lua:2: "))
    #expect(ending.cpuSeconds < 3)
  }

  @Test("a stake with nine decimals is cut, and that is said once")
  func nineDecimals() throws {
    let program = try Program()
    _ = try program.folder.write("fine.lua", "function next_bet() return 0.123456789, 50, 'high' end")
    let played = try Played(["fine.lua", "--max-bets", "5", "--balance", "10", "--quiet"], in: program)
    #expect(played.ending.code == 0)
    #expect(played.lines.allSatisfy { $0.stake.units == 12_345_678 })
    #expect(played.ending.talkLines.count == 1)
    #expect(played.ending.talk.contains("warning: "))
    #expect(played.ending.talk.contains("0.123456789"))
  }

  @Test("what a script prints cannot forge a line of the program's or move the cursor")
  func forged() throws {
    let program = try Program()
    _ = try program.folder.write(
      "loud.lua",
      "print('a\\nalea: all is well\\27[2J\\r') function next_bet() return 1e-6, 50, 'high' end")
    let ending = try program.alea("run", "loud.lua", "--max-bets", "1")
    #expect(ending.talkLines.count { $0.hasPrefix("alea: all") } == 0)
    #expect(!ending.talk.contains("\u{1b}[2J") && !ending.talk.contains("\r"))
    #expect(try program.alea("run", "loud.lua", "--max-bets", "1", "--quiet").talk.isEmpty)
  }
}
