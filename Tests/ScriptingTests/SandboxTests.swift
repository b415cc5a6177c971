import Dice
import Scripting
import Testing

@Suite("The sandbox")
struct SandboxTests {
  @Test(
    "what reaches out of the script is gone",
    arguments: [
      "io", "os", "debug", "package", "require", "module", "dofile", "loadfile", "collectgarbage", "warn",
      "string.dump", "coroutine.close",
    ])
  func removed(name: String) throws {
    #expect(try Play.output(of: "print(\(name))") == ["nil"])
  }

  @Test(
    "what stays behaves as documented",
    arguments: [
      (
        "print(getmetatable(''), pcall(setmetatable, '', {}))",
        "false\tfalse\tbad argument #1 to 'setmetatable' (table expected, got string)"
      ),
      ("print(load('\\27Lua'))", "nil\tattempt to load a binary chunk (mode is 't')"),
      ("print(load(string.rep(' ', 300000)))", "nil\tload: text of more than 256 KiB"),
      ("local n = 0 print(load(function() n = n + 1 return n < 4 and 'return 7 -- ' or nil end)())", "7"),
      ("print(load('return x', 'n', 'b', {x = 3})())", "3"),
      ("print(load('x = = 1', '=fake'))", "nil\t(load):1: unexpected symbol near '='"),
      ("print(string.rep('', 1 << 62) == '')", "true"),
      ("print(string.rep('ab', 3, '-'), ('x'):rep(0))", "ab-ab-ab\t"),
      (
        "print(pcall(string.rep, 'x', 1 << 40))",
        "false\tnot enough memory: string.rep of 1099511627776 times 1 bytes"
      ),
      (
        "print(pcall(string.format, '%p', {}))",
        "false\tinvalid conversion '%p' to 'format': addresses are not available"
      ),
      ("print(string.format('%5.1f %s %d%% %s', 2.25, 'a', 3, true))", "  2.2 a 3% true"),
      ("print((string.format('%s', {}):gsub('%x', '')))", "tl: x"),
      ("print(tostring(print) == tostring(print), tostring({}) ~= tostring({}))", "true\ttrue"),
      ("print(0/0, -(0/0), 1e15, 2^53, 7 // 2, 1e100)", "nan\tnan\t1e+15\t9.007199254741e+15\t3\t1e+100"),
      ("print(pcall(table.unpack, {}, 0, 2^31 - 1))", "false\ttoo many results to unpack"),
      (
        "print(pcall(table.unpack, {}, math.mininteger, math.maxinteger))",
        "false\ttoo many results to unpack"
      ),
      ("print(pcall(table.move, {}, 1, 1 << 62, 2))", "false\trange of more than 4194304 elements"),
      ("print(pcall(table.concat, {}, '', 1, 1 << 62))", "false\trange of more than 4194304 elements"),
      ("print(table.concat({1, 'b', 2.5}, ','))", "1,b,2.5"),
      ("print(pcall(table.concat, {1, {}}))", "false\tinvalid value (at index 2) in table for 'concat'"),
      (
        "local t = {1, 2, 3} table.insert(t, 2, 9) table.insert(t, 8) print(table.unpack(t))", "1\t9\t2\t3\t8"
      ),
      (
        "local t = {1, 2, 3} print(table.remove(t, 1), table.remove(t), #t, table.remove({}), t[1])",
        "1\t3\t1\tnil\t2"
      ),
      ("print(table.unpack(table.move({1, 2, 3}, 1, 3, 2)))", "1\t1\t2\t3"),
      ("print(table.unpack(table.move({1, 2, 3}, 2, 3, 1)))", "2\t3\t3"),
      ("print(select('#', table.unpack({n = 1}, 1, 3)), table.pack(1, nil).n)", "3\t2"),
      ("print(#table.pack(pcall(math.random, 2, 1)), utf8.char(228), #utf8.char(8364))", "2\tä\t3"),
      (
        "print(coroutine.resume(coroutine.create(function(a) return a, coroutine.isyieldable() end), 4))",
        "true\t4\ttrue"
      ),
      ("print(pcall(function() local x <close> = {} end))", "false\tvariable 'x' got a non-closable value"),
    ])
  func kept(code: String, expected: String) throws {
    let printed = try Play.output(of: code)
    #expect(printed.map { $0.replacing("test.lua:2: ", with: "") } == [expected])
  }

  @Test("pcall, xpcall and coroutines work as in Lua")
  func protectedCalls() throws {
    let printed = try Play.output(
      of: """
        print(pcall(error, "e", 0))
        print(xpcall(function(a, b) error(a .. b, 0) end, function(e) return "h:" .. e end, "x", "y"))
        print(xpcall(function(...) return select("#", ...) end, print, 1, nil, 3))
        local co = coroutine.wrap(function(a) local b = coroutine.yield(a + 1)
          print(pcall(function() return coroutine.yield(b) end)) return "end" end)
        print(co(1), co(5), co("in"))
        print(pcall(co))
        local dead = coroutine.create(function() error({}) end)
        print(select("#", coroutine.resume(dead)), coroutine.status(dead))
        print(coroutine.resume(coroutine.running()))
        """)
    #expect(
      printed == [
        "false\te", "false\th:xy", "true\t3", "true\tin", "2\t5\tend",
        "false\tcannot resume dead coroutine", "2\tdead", "false\tcannot resume non-suspended coroutine",
      ])
  }

  @Test("dangerous metamethods are refused by name", arguments: ["__gc", "__close", "__mode", "__concat"])
  func refusedEvents(event: String) throws {
    let printed = try Play.output(of: "print(pcall(setmetatable, {}, { \(event) = print }))")
    #expect(printed == ["false\tsetmetatable: \(event) is not available to scripts"])
  }

  @Test("getmetatable gives the script's own table, and later edits of it never become live")
  func metatables() throws {
    let printed = try Play.output(
      of: """
        local Class = { __name = "Class" }
        Class.__index = Class
        local object = setmetatable({}, Class)
        function Class.method() return "called later" end
        print(getmetatable(object) == Class, object.method())
        Class.__mode, Class.__gc, Class.__concat = "k", print, function() return "bad" end
        print(pcall(function() return object .. "x" end))
        Class.__metatable = "late"
        print(getmetatable(object) == Class)
        local locked = setmetatable({}, { __metatable = "locked", __len = function() return 42 end })
        print(getmetatable(locked), #locked, pcall(setmetatable, locked, {}))
        print(setmetatable(object, nil) == object, getmetatable(object))
        print(pcall(setmetatable, {}, { __call = setmetatable({}, {}) }))
        print(tostring(setmetatable({}, { __tostring = function() return "mine" end })))
        """)
    #expect(
      printed == [
        "true\tcalled later",
        "false\ttest.lua:8: attempt to concatenate a Class value (local 'object')".replacing(
          "local", with: "upvalue"),
        "true", "locked\t42\tfalse\tcannot change a protected metatable", "true\tnil",
        "false\tsetmetatable: __call must be a function", "mine",
      ])
  }

  @Test("print escapes what a terminal would act on, and keeps one line one line")
  func printing() throws {
    let printed = try Play.output(
      of: #"""
        print("\27[2J\7", "a\nb\r\tc", "\127", "\194\155", "\226\128\174", "\255\xC3", "äöü €", "\u{2028}\u{1F600}")
        """#)
    #expect(
      printed == [
        #"\x1b[2J\x07"# + "\t" + #"a\nb\r"# + "\tc\t" + #"\x7f"# + "\t" + #"\u{9b}"# + "\t" + #"\u{202e}"#
          + "\t"
          + #"\xff\xc3"# + "\täöü €\t" + #"\u{2028}"# + "😀"
      ])
  }

  @Test("a long line is cut, and all lines together are bounded")
  func printLimits() throws {
    let long = try Play.output(of: "print(('x'):rep(2e7))")
    #expect(long.count == 1)
    #expect(long[0].hasSuffix("x …[cut]"))
    #expect(long[0].utf8.count < 4096 + 16)
    let play = try Play(
      "local s = ('x'):rep(4000) function next_bet() for i = 1, 5000 do print(s) end return nil end")
    _ = try play.next()
    #expect(play.printed.last == "output limit reached")
    #expect(play.printed.count == 10 * 1024 * 1024 / 4001 + 1)
    #expect(play.strategy.droppedLines == 5000 - UInt64(play.printed.count) + 1)
  }

  @Test(
    "memory is bounded: the fault has file and line, cannot be caught, and spends the state",
    arguments: [
      "local t = {} while true do t[#t + 1] = {} end",
      "local s = 'x' while true do s = s .. s end",
      "while true do pcall(function() local t = {} while true do t[#t + 1] = {} end end) end",
      "coroutine.wrap(function() local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end end)()",
      "local _ = (('a'):rep(1e4):gsub('a', ('b'):rep(1e6)))",
      "local s, t = ('x'):rep(1e6), {} for i = 1, 3000 do t[i] = s end local _ = table.concat(t)",
    ])
  func memory(code: String) throws {
    let play = try Play("function next_bet()\n\(code)\nend", memory: 16 << 20)
    let fault = play.fault()
    #expect(fault == "test.lua:2: not enough memory: the script used up its 16 MiB")
    #expect(play.fault() == fault)
    #expect(message { _ = try play.start() } == fault)
  }

  @Test("garbage does not count, and freed memory can be used for other sizes")
  func garbage() throws {
    let printed = try Play.output(
      of: """
        for size = 1, 40 do
          local t = {}
          for i = 1, 20000 do t[i] = ("x"):rep(size * 10) .. i end
          t = nil
          local big = ("y"):rep(6e6)
        end
        print("ok")
        """)
    #expect(printed == ["ok"])
  }

  @Test("recursion without end is a fault with a line")
  func recursion() throws {
    for body in [
      "local function f() return 1 + f() end f()",
      "local function f() return (string.gsub('x', '.', f)) end f()",
      "local function f() return pcall(f) end error(tostring(f()))",
      "local t = {} t = setmetatable(t, {__index = function(s, k) return s[k .. 'x'] end}) local _ = t.x",
      "local o = ('('):rep(1e5) error(select(2, load('return ' .. o)))",
      "local function f() return coroutine.wrap(f)() end f()",
    ] {
      let fault = try Play("function next_bet()\n\(body)\nend").fault()
      #expect(fault?.hasPrefix("test.lua:2: ") == true, "\(body): \(fault ?? "none")")
    }
  }
}
