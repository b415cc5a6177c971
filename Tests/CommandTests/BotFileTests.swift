import Foundation
import TestSupport
import Testing

@Suite("Time and files of scripts of other bots, through the program")
struct BotFileTests {
  private static let logger = """
    nextbet, chance = 0.001, 49.5
    function dobet()
      local log = io.open("log.csv", "a")
      log:write(bets, ";", profit, "\\n")
      log:close()
    end

    """

  private func run(_ program: Program, _ text: String, _ arguments: String...) throws -> Program.Ending {
    _ = try program.folder.write("bot.lua", text)
    return try program.alea(
      ["run", "bot.lua", "--seed", "3", "--max-bets", "20", "--balance", "1000", "--json"] + arguments)
  }

  private func listing(_ program: Program) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
      .filter { !$0.hasSuffix(".out") && !$0.hasSuffix(".err") && $0 != "data" }.sorted()
  }

  @Test("files that a script writes are nowhere without --script-files")
  func nowhere() throws {
    let program = try Program()
    let ending = try run(program, Self.logger)
    #expect(try ending.summary().bets == 20, "\(ending.talk)")
    #expect(try listing(program) == ["bot.lua"])
  }

  @Test("--script-files takes them out at the end, and brings them in at the start of the next session")
  func roundTrip() throws {
    let program = try Program()
    for session in 1...2 {
      #expect(try run(program, Self.logger, "--script-files", "kept").code == 0)
      let log = program.folder.read("kept/log.csv").split(separator: "\n")
      #expect(log.count == session * 20)
      #expect(log.first?.hasPrefix("1;") == true)
    }
    #expect(try listing(program) == ["bot.lua", "kept"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.file("kept")) == ["log.csv"])
  }

  @Test("names with folders, dots and links lead nowhere out of the folder")
  func names() throws {
    let program = try Program()
    let kept = program.folder.file("kept")
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    let outside = try program.folder.write("outside.txt", "mine")
    try FileManager.default.createSymbolicLink(atPath: kept + "/link.txt", withDestinationPath: outside)
    try FileManager.default.createSymbolicLink(
      atPath: kept + "/gone.txt", withDestinationPath: program.folder.file("new.txt"))
    let ending = try run(
      program,
      """
      print("link is", io.open("link.txt"))
      for _, name in ipairs { "../up.txt", "a/b.txt", "/tmp/alea-absolute.txt", "..", ".hidden", "link.txt", "gone.txt", "c:\\\\w\\\\x.txt" } do
        local f = io.open(name, "w") f:write("theirs") f:close()
      end

      """ + Self.logger, "--script-files", "kept")
    #expect(ending.code == 0, "\(ending.talk)")
    #expect(ending.talk.contains("link is\tnil"))
    #expect(program.folder.read("outside.txt") == "mine")
    #expect(try listing(program) == ["bot.lua", "kept", "outside.txt"])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/alea-absolute.txt"))
    #expect(program.folder.read("kept/a/b.txt") == "theirs")
    #expect(program.folder.read("kept/.hidden") == "theirs")
    for name in ["../up.txt", "link.txt", "gone.txt"] {
      #expect(ending.talk.contains("'\(name)' was not written: its name leads elsewhere"))
    }
  }

  @Test(
    "what a script writes below the folder is found there by the next session, whatever the folder's name")
  func foldersBelow() throws {
    let program = try Program()
    let text = """
      nextbet, chance = 0.001, 50
      function dobet()
        local f = io.open("logs\\\\bets of mine.csv", "a") f:write(bets, "\\n") f:close()
      end
      """
    for session in 1...3 {
      #expect(try run(program, text, "--script-files", "my lögs").code == 0)
      #expect(
        program.folder.read("my lögs/logs/bets of mine.csv").split(separator: "\n").count == session * 20)
    }
  }

  @Test("what is no folder is refused before anything is played")
  func noFolder() throws {
    let program = try Program()
    _ = try program.folder.write("plain.txt", "mine")
    for name in ["plain.txt", ""] {
      let ending = try run(program, Self.logger, "--script-files", name)
      #expect(ending.code == 64 && ending.talk.contains("expected a folder"), "\(ending.talk)")
    }
    #expect(program.folder.read("plain.txt") == "mine")
  }

  @Test("lanes share the files")
  func lanes() throws {
    let program = try Program()
    #expect(
      try run(program, Self.logger, "--script-files", "kept", "--max-concurrent", "5", "--lanes").code == 0)
    let log = program.folder.read("kept/log.csv").split(separator: "\n")
    #expect(log.count == 20)
    #expect(log.filter { $0.hasPrefix("1;") }.count == 5)
  }

  @Test("sleep and waits at the clock are time of the session, and --max-duration ends it by them")
  func time() throws {
    let program = try Program()
    let waits = ["sleep(10)", "Sleep(10000)", "local t = os.clock() while os.clock() - t < 10 do end"]
    let plain = try run(program, "nextbet, chance = 0.001, 50 function dobet() end").summary()
    #expect(plain.sessionSeconds < 5)
    for wait in waits {
      let text = "nextbet, chance = 0.001, 50 function dobet() \(wait) end"
      let slow = try run(program, text).summary()
      // 19 waits: what the script does after the last bet makes nothing wait.
      #expect(
        slow.sessionSeconds > plain.sessionSeconds + 189 && slow.sessionSeconds < plain.sessionSeconds + 230)
      #expect(slow.bets == 20)
      let bound = try run(program, text, "--max-duration", "60s").summary()
      #expect(bound.stop.reason == "max-duration" && bound.bets < 10, "\(bound.stop)")
    }
  }
}
