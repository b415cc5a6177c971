import Foundation
import TestSupport
import Testing

/// The real Lua 5.4, where it is installed.
enum PlainLua {
  static let isThere = ["/usr/bin/lua5.4", "/usr/local/bin/lua5.4"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}

@Suite(
  "Scripts of other bots bet as in a host of forty lines of plain Lua",
  .enabled(if: PlainLua.isThere, "no lua5.4"))
struct ReferenceHostTests {
  private static let folder = Program.root.appending(path: "Tests/ReferenceHost").path()

  @Test(
    "stake, chance and side are the same, bet for bet",
    arguments: ["martingale", "labouchere", "percentage", "random-chance", "switching", "hunting"],
    Effort.seeds(1, soak: 20))
  func sameBets(name: String, seed: UInt64) throws {
    let program = try Program()
    let script = "\(Self.folder)/\(name).lua"
    let played = try Played(
      [script, "--seed", "\(seed)", "--max-bets", "2000", "--balance", "1000"], in: program)
    #expect(played.summary.bets == 2000, "\(played.ending.talk)")

    let results = played.lines.map { "\($0.roll ?? -1) \($0.win == true ? 1 : 0) \($0.profit.units)\n" }
      .joined()
    let file = try program.folder.write("results", results)
    let reference = try program.shell("lua5.4 '\(Self.folder)/host.lua' '\(script)' '\(file)' 1000")
    #expect(reference.code == 0, "\(reference.talk)")
    let bets = reference.outputLines
    #expect(bets.count == 2000)
    for (line, bet) in zip(played.lines, bets) {
      guard try Self.isSame(line, bet) else {
        Issue.record(
          "ticket \(line.ticket): \(line.stake.units)e-8 \(line.chance) \(line.side), in plain Lua \(bet); \(Effort.replay(seed))"
        )
        return
      }
    }
  }

  /// Amounts are rounded down to 1e-8, chances to the nearest 0.01.
  private static func isSame(_ line: Line, _ bet: Substring) throws -> Bool {
    let words = bet.split(separator: " ")
    let coins = try #require(Double(words[0])), percent = try #require(Double(words[1]))
    let units = coins * 1e8 - Double(line.stake.units)
    return units > -1e-4 && units < 1 && abs(percent - line.chance) < 0.005 + 1e-9
      && line.side == (words[2] == "true" ? "high" : "low")
  }
}

@Suite("Dates of scripts of other bots are those of plain Lua", .enabled(if: PlainLua.isThere, "no lua5.4"))
struct PlainDateTests {
  @Test(
    "five hundred dates, drawn by lot, are written and counted as in plain Lua in UTC",
    arguments: Effort.seeds(1, soak: 20))
  func dates(seed: UInt64) throws {
    let program = try Program()
    var random = SplitMix64(seed)
    let times = (0..<500).map { place in
      Int.random(in: place < 250 ? 0...4_102_444_800 : -60_000_000_000...200_000_000_000, using: &random)
    }
    let text = """
      nextbet, chance = 1, 50
      function dobet() end
      for _, t in ipairs { \(times.map(String.init).joined(separator: ", ")) } do
        local f = os.date("*t", t)
        print("date", t, os.date("%a %A %b %B %c %d %D %e %F %H %I %j %m %M %p %r %R %S %T %w %x %X %y %Y %%", t),
          f.year, f.month, f.day, f.hour, f.min, f.sec, f.wday, f.yday, f.isdst, os.time(f),
          os.time { year = f.year, month = f.month + 15, day = f.day - 40, hour = f.hour + 30, min = f.min - 90, sec = 5 },
          os.time { year = f.year, month = f.month, day = f.day })
      end
      """
    let script = try program.folder.write("dates.lua", text)
    let ours = try program.alea("run", script, "--max-bets", "1", "--balance", "1000", "--seed", "1")
    let plain = try program.shell("TZ=UTC LC_ALL=C lua5.4 '\(script)'")
    let said = "[script] "
    let lines = ours.talkLines.filter { $0.hasPrefix(said + "date\t") }.map { $0.dropFirst(said.count) }
    #expect(lines.count == 500 && plain.outputLines.count == 500, "\(ours.talk.suffix(300))")
    for (line, expected) in zip(lines, plain.outputLines) where line != expected {
      Issue.record("\(line) is not \(expected); \(Effort.replay(seed))")
      return
    }
  }
}
