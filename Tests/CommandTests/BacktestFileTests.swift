import Foundation
import TestSupport
import Testing

@Suite("The file of a backtest")
struct BacktestFileTests {
  private static let small = [
    "backtest", "classic-martingale", "--max-bets", "50", "--balance", "0.00006300", "--sessions",
    "\(Effort.size(60, soak: 500))", "--seed", "5",
  ]

  @Test("is the same bytes from one process and from two, and from parts in any order")
  func parts() throws {
    let program = try Program()
    #expect(try program.alea(Self.small + ["--jobs", "1", "-o", "whole.json"]).code == 0)
    let whole = program.folder.read("whole.json")
    #expect(try program.alea(Self.small + ["--jobs", "2", "-o", "two.json"]).code == 0)
    #expect(program.folder.read("two.json") == whole)
    for parts in Effort.isSoak ? [1, 7, 200] : [1, 7] {
      let files = (1...parts).map { "p\(parts)-\($0).json" }
      for (part, file) in files.enumerated() {
        #expect(try program.alea(Self.small + ["--shard", "\(part + 1)/\(parts)", "-o", file]).code == 0)
      }
      for seed in Effort.seeds(2, soak: 10) {
        var random = SplitMix64(seed)
        let merged = try program.alea(["merge"] + files.shuffled(using: &random) + ["-o", "merged.json"])
        #expect(merged.code == 0, "\(parts) parts, \(Effort.replay(seed)): \(merged.talk)")
        #expect(program.folder.read("merged.json") == whole, "\(parts) parts, \(Effort.replay(seed))")
      }
    }
    let missing = try program.alea("merge", "p7-1.json", "p7-3.json")
    #expect(missing.code == 64 && missing.talk.contains("are missing"), "\(missing.talk)")
    let torn = try program.folder.write("torn.json", String(whole.dropLast(9)))
    #expect(try program.alea("merge", torn).code == 66)
    let folder = try program.alea("merge", ".")
    #expect(folder.code == 66 && folder.talk.contains("this is a folder"), "\(folder.talk)")
  }

  @Test("is void where it has more wins than fair rolls give: exit code 70, and no merged file")
  func biased() throws {
    let program = try Program()
    // A tenth of a percentage point of ten million bets; a debug build plays fewer, and is lied to more.
    let (sessions, more) = Effort.isOptimized ? (10_000, 10_000) : (20, 1_000)
    let play = ["backtest", "flat", "--max-bets", "1000", "--balance", "1", "--seed", "1"]
    #expect(try program.alea(play + ["--sessions", "\(sessions)", "-o", "fair.json"]).code == 0)
    let fair = program.folder.read("fair.json")
    let wins = try #require(fair.firstMatch(of: /"wins":"(\d+)"/)).output.1
    let told = try #require(Int(wins)) + more
    let biased = fair.replacing("\"wins\":\"\(wins)\"", with: "\"wins\":\"\(told)\"")
    _ = try program.folder.write("biased.json", biased)
    let ending = try program.alea("merge", "biased.json", "-o", "void.json")
    #expect(ending.code == 70 && ending.talk.contains("the result is void: wins are "), "\(ending.talk)")
    #expect(program.folder.read("void.json").isEmpty)
    #expect(try program.alea("merge", "fair.json").code == 0)
  }

  @Test("costs no figures where it cannot be written, and no time where it could not be there")
  func unwritable() throws {
    let program = try Program()
    let full = try program.alea(Self.small + ["-o", "/dev/full"])
    #expect(full.code == 74 && full.talk.contains("/dev/full"), "\(full.talk)")
    #expect(full.output.contains("expected loss"), "\(full.output)")
    for file in ["no/such.json", "."] {
      let ending = try program.alea(Self.small + ["-o", file])
      #expect(
        ending.code == 74 && ending.talk.contains("\(file): ") && ending.output.isEmpty, "\(ending.talk)")
    }
  }

  @Test("is there although nobody can read the figures")
  func unread() throws {
    let program = try Program()
    let command = "alea \(Self.small.joined(separator: " ")) -o kept.json > /dev/full; echo $? > code"
    let ending = try program.shell(command)
    #expect(program.folder.read("code") == "74\n", "\(ending.talk)")
    #expect(program.folder.read("kept.json").hasPrefix("{"))
  }

  @Test("of sessions that their script could not go on in ends with 65, in parts and when they are merged")
  func failing() throws {
    let program = try Program()
    _ = try program.folder.write(
      "bad.lua",
      "function next_bet(ctx) if ctx.bets == 3 then error('no more') end return 1e-6, 50, 'high' end")
    let play = ["backtest", "bad.lua", "--max-bets", "9", "--sessions", "6", "--seed", "1"]
    for part in 1...2 {
      #expect(try program.alea(play + ["--shard", "\(part)/2", "-o", "\(part).json"]).code == 65)
    }
    let merged = try program.alea("merge", "2.json", "1.json", "-o", "whole.json")
    #expect(merged.code == 65 && merged.talk.contains("in 6 of 6 sessions"), "\(merged.talk)")
    #expect(merged.output.contains("script-error 100.00 %"), "\(merged.output)")
    #expect(try program.alea(play + ["-o", "once.json"]).code == 65)
    #expect(program.folder.read("whole.json") == program.folder.read("once.json"))
  }

  @Test("says nothing to a terminal but text, whatever was written into it")
  func stranger() throws {
    let program = try Program()
    #expect(try program.alea(Self.small + ["-o", "part.json"]).code == 0)
    let part = program.folder.read("part.json")
    let hostile = part.replacing(#""currency":"BTC""#, with: #""currency":"\u001b[2J\nX""#)
    #expect(hostile != part)
    _ = try program.folder.write("hostile.json", hostile)
    let ending = try program.alea("merge", "hostile.json")
    #expect(ending.code == 0 && ending.output.contains("[2J"), "\(ending.talk)")
    #expect(!ending.output.unicodeScalars.contains { $0 == "\u{1b}" })
    #expect(!ending.outputLines.contains { $0.hasPrefix("X") }, "\(ending.output)")
  }

  @Test("is not written over the script that is played, nor over the parts that are merged")
  func ownInput() throws {
    let program = try Program()
    let text = "function next_bet() return 1e-6, 50, 'high' end"
    _ = try program.folder.write("s.lua", text)
    let over = try program.alea("backtest", "s.lua", "--max-bets", "3", "--sessions", "2", "-o", "./s.lua")
    #expect(over.code == 64 && over.talk.contains("is the script itself"), "\(over.talk)")
    #expect(program.folder.read("s.lua") == text)
    #expect(try program.alea(Self.small + ["-o", "part.json"]).code == 0)
    let part = program.folder.read("part.json")
    let merged = try program.alea("merge", "part.json", "-o", "part.json")
    #expect(merged.code == 64 && merged.talk.contains("is one of the parts"), "\(merged.talk)")
    #expect(program.folder.read("part.json") == part)
  }
}
