import Engine
import Foundation
import Scripting
import Testing

@Suite("The files of a script of another bot")
struct ScriptFileTests {
  private func run(_ statements: String, files: ScriptFiles = ScriptFiles()) throws -> [String] {
    let play = try BotPlay(
      "\(statements)\nnextbet, chance = 1, 50\nfunction dobet() end", BotPlay.Start(files: files))
    return play.printed
  }

  private func files(_ contents: [String: String]) -> ScriptFiles {
    ScriptFiles(contents.map { ScriptFiles.File(name: $0.key, bytes: Array($0.value.utf8)) })
  }

  @Test(
    "each mode and each way of reading is Lua's",
    arguments: [
      ("io.open('a'):read()", "one"), ("io.open('a'):read('l', 'l')", "one\ttwo"),
      ("io.open('a'):read('*a')", "one\\ntwo\\n3.5 x"),
      ("io.open('a'):read('L')", "one\\n"), ("io.open('a'):read(2)", "on"),
      ("io.open('a'):read('*l', '*l', '*n')", "one\ttwo\t3.5"),
      ("io.open('a', 'rb'):read(3, 1, 3)", "one\t\\n\ttwo"), ("io.open('a'):seek('end')", "13"),
      ("io.open('a'):seek('set', 4)", "4"),
      ("io.open('nope')", "nil\tnope: No such file or directory\t2"), ("io.lines('a')()", "one"),
      ("io.type(io.open('a'))", "file"),
      ("io.type(5)", "nil"), ("io.open('a'):write('x')", "nil\tBad file descriptor\t9"),
      ("io.open('a', 'a'):read()", "nil\tBad file descriptor\t9"),
      ("io.open('b', 'w'):read()", "nil\tBad file descriptor\t9"),
      ("os.remove('nope')", "nil\tnope: No such file or directory\t2"),
      ("os.rename('nope', 'x')", "nil\tnope: No such file or directory\t2"), ("os.remove('a')", "true"),
      ("os.rename('a', 'c')", "true"),
      ("pcall(io.lines, 'nope')", "false\tnope: No such file or directory"), ("io.open('a'):close()", "true"),
    ])
  func reads(expression: String, expected: String) throws {
    let lines = try run(
      """
      local function shown(...)
        local all = table.pack(...)
        for i = 1, all.n do all[i] = tostring(all[i]):gsub("\\n", "\\\\n") end
        print(table.unpack(all, 1, all.n))
      end
      shown(\(expression))
      """, files: files(["a": "one\ntwo\n3.5 x"]))
    // print shows a backslash as two.
    #expect(lines.map { $0.replacing("\\\\", with: "\\") } == [expected])
  }

  @Test("what is written is there to be read, line by line, and stays from bet to bet")
  func writes() throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1, 50
      local log = io.open("log.csv", "w")
      log:write("bet,", "profit\\n"):write(0, ",", 0.5, "\\n")
      log:close()
      function dobet()
        local log = io.open("log.csv", "a")
        log:write(bets, ",", profit, "\\n")
        log:close()
        if bets == 2 then for line in io.lines("log.csv") do print(line) end end
      end
      """)
    try play.begin()
    try play.play("+-")
    #expect(play.printed == ["bet,profit", "0,0.5", "1,0.98", "2,-0.02"])
    #expect(play.strategy.files.map(\.name) == ["log.csv"])
    #expect(
      play.strategy.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "bet,profit\n0,0.5\n1,0.98\n2,-0.02\n"
      ])
  }

  @Test(
    "modes that write begin anew, add or change in place",
    arguments: [
      ("w", "X", "X"), ("a", "X", "abcdX"), ("r+", "X", "Xbcd"), ("w+", "X", "X"), ("a+", "X", "abcdX"),
      ("rb+", "XY", "XYcd"),
    ])
  func modes(mode: String, written: String, content: String) throws {
    let all = files(["a": "abcd"])
    _ = try run("local f = io.open('a', '\(mode)') f:write('\(written)') f:close()", files: all)
    #expect(all.all.map { String(decoding: $0.bytes, as: UTF8.self) } == [content])
  }

  @Test("one that reads and writes goes where it is sent")
  func seek() throws {
    let lines = try run(
      """
      local f = io.open("a", "w+")
      f:write("hello world")
      f:seek("set", 6) print(f:read(3))
      f:seek("set", 0) f:write("J") f:seek("set", 0) print(f:read("a"))
      print(f:seek("end"), f:seek("set", 2), f:seek("cur", 1), f:seek("set", -1))
      """)
    #expect(lines == ["wor", "Jello world", "11\t2\t3\tnil\tInvalid argument\t22"])
  }

  @Test(
    "names that mean one file are one",
    arguments: ["C:\\\\bets\\\\log.csv", "/bets/log.csv", "./bets/log.csv", "bets//log.csv"])
  func names(name: String) throws {
    let all = files(["bets/log.csv": "found"])
    #expect(try run("print(io.open('\(name)'):read())", files: all) == ["found"])
    _ = try run("io.open('\(name)', 'a'):write('!')", files: all)
    #expect(all.all.map(\.name) == ["bets/log.csv"])
  }

  @Test("rename takes the place of what was there, and what is removed is gone")
  func moves() throws {
    let all = files(["a": "1", "b": "2", "c": "3"])
    _ = try run("os.rename('a', 'b') os.remove('c')", files: all)
    #expect(all.all == [ScriptFiles.File(name: "b", bytes: [0x31])])
  }

  @Test("beyond 8 MiB a write is told that there is no room, raises nothing and changes nothing")
  func bound() throws {
    let all = ScriptFiles()
    let lines = try run(
      """
      local f = io.open("big", "w")
      local block, written = ("x"):rep(1048576), 0
      for i = 1, 12 do
        local ok, why, code = f:write(block)
        if ok then written = written + 1 else print(i, ok, why, code) end
      end
      print(written)
      os.remove("big")
      print(io.open("new", "w"):write(block) ~= nil)
      """, files: all)
    #expect(lines == [9, 10, 11, 12].map { "\($0)\tnil\tbig: No space left on device\t28" } + ["8", "true"])
    #expect(all.all.map(\.bytes.count) == [1 << 20])
  }

  @Test("there may be a thousand files, and names of 255 bytes")
  func many() throws {
    let lines = try run(
      """
      local made = 0
      for i = 1, 1500 do if io.open("f" .. i, "w") then made = made + 1 end end
      print(made, select(2, io.open("f2000", "w")))
      os.remove("f1")
      print(io.open(("n"):rep(255), "w") ~= nil, io.open(("n"):rep(256), "w"))
      """)
    #expect(
      lines == [
        "1000\tf2000: No space left on device\t28",
        "true\tnil\t\(String(repeating: "n", count: 256)): No space left on device\t28",
      ])
  }

  @Test("no file of the machine is seen or touched")
  func machine() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "alea-\(UUID().uuidString).txt").path()
    #expect(
      try run(
        "print(io.open('/etc/passwd'), io.open('\(place)', 'w'):write('x') ~= nil, io.open('\(place)'):read())"
      )
        == ["nil\t/etc/passwd: No such file or directory\t2"].map { _ in "nil\ttrue\tx" })
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  @Test("copies of a script share their files")
  func shared() throws {
    let all = ScriptFiles()
    let text =
      "nextbet, chance = 1, 50 function dobet() local f = io.open('all', 'a') f:write(bets, ' ') f:close() end"
    let copies = try (0..<3).map { _ in try BotPlay(text, BotPlay.Start(files: all)) }
    for play in copies { try play.begin() }
    for play in copies + copies { try play.end(true) }
    #expect(all.all.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1 1 1 2 2 2 "])
  }

  @Test("what goes to the terminal is printed by the line")
  func terminal() throws {
    #expect(
      try run("io.write('a', 1.5) io.write('b\\nc') io.stdout:write('d\\n') print(io.read())") == [
        "a1.5b", "cd", "nil",
      ])
  }

  @Test(
    "a print of the script's own may write to the terminal, and what is left of a line is said at the end")
  func unfinished() throws {
    let play = try BotPlay(
      "function print(x) io.write(x, '\\n') end nextbet, chance = 1, 50 function dobet() print('a') io.write('left') end"
    )
    try play.begin()
    try play.end(true)
    #expect(play.printed == ["a"])
    try play.strategy.stop(
      ClosingSummary(reason: "max-bets", evidence: "", context: Play.context(), refused: 0))
    #expect(play.printed == ["a", "left"])
  }
}
