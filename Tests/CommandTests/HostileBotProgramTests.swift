import Foundation
import TestSupport
import Testing

@Suite("Hostile scripts in the dialect of another bot, in the program")
struct HostileBotProgramTests {
  @Test(
    "each ends by an exit code, with a reason, and leaves nothing behind",
    arguments: [
      "for i = 1, 1e6 do tip('x', i) end", "sleep(1e308)",
      "for i = 1, 1e5 do io.write('flood ', i, '\\n') end",
      "local b = ('x'):rep(1e6) for i = 1, 30 do local f = io.open('f' .. i, 'a') f:write(b) f:close() end",
      "setmetatable(_G, { __index = error, __newindex = error }) error({})", "local x = ('x'):rep(1e9)",
      "local function deep() return 1 + deep() end deep()", "while true do pcall(os.clock) end",
      "dobet = nil",
      "for i = 1, 1e5 do print(('x'):rep(4000)) end", "resetseed() resetstats() stop() while true do end",
    ])
  func misdeed(statements: String) throws {
    let program = try Program()
    _ = try program.folder.write("bad.lua", "nextbet, chance = 1, 50\nfunction dobet()\n\(statements)\nend\n")
    let ending = try program.alea(
      "run", "bad.lua", "--max-bets", "20", "--seed", "1", "--balance", "1000", "--json", "--callback-time",
      "500ms")
    #expect(ending.signal == nil)
    #expect([0, 3, 65].contains(ending.code), "\(ending.talk.suffix(300))")
    #expect(ending.talk.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a || $0 == 0x09 })
    let summary = try ending.summary()
    #expect(!summary.stop.evidence.isEmpty)
    if ending.code == 65 {
      #expect(summary.stop.reason == "script-error")
      #expect(ending.talkLines.last?.hasPrefix("alea: ") == true)
    } else {
      #expect(summary.bets == 20 && summary.stop.reason == "max-bets")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    #expect(left.filter { !$0.hasSuffix(".out") && !$0.hasSuffix(".err") && $0 != "data" } == ["bad.lua"])
  }

  @Test("a script that check has written in plain Lua 5.4 plays the same bets")
  func fixed() throws {
    let program = try Program()
    _ = try program.folder.write(
      "old.lua",
      """
      nextbet, chance, rounds, t = 0.001, 49.5, 0, { n = 1 }
      function dobet()
        rounds += 1
        if !win then nextbet *= 1 + 1 else nextbet = 0.001 end
        if nextbet != 0.001 then t.n += 1 bethigh = !bethigh end
        for i = 1, 3 do if i == 2 then continue end chance -= 0.01 * i end
        if chance < 30 then chance = +49.5 end
        if nextbet > 1 then nextbet = 0.001 end
      end
      end
      nextbet = 5
      """)
    #expect(try program.alea("check", "old.lua", "--fix", "new.lua").code == 0)
    let hashes = try ["old.lua", "new.lua"].map { name in
      try Played([name, "--seed", "9", "--max-bets", "500", "--balance", "1000"], in: program).summary
        .transcriptSha256
    }
    #expect(hashes[0] != nil && hashes[0] == hashes[1])
    let plain = try program.shell(
      "lua5.4 -e 'print(loadfile(\"new.lua\") ~= nil, loadfile(\"old.lua\") == nil)'", in: program.folder.path
    )
    if PlainLua.isThere { #expect(plain.output == "true\ttrue\n") }
  }
}
