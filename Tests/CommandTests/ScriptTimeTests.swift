import Foundation
import TestSupport
import Testing

@Suite("The time of a script, from the command line")
struct ScriptTimeTests {
  private func run(_ text: String, _ arguments: String...) throws -> Program.Ending {
    let program = try Program()
    _ = try program.folder.write("slow.lua", text)
    return try program.alea(["run", "slow.lua", "--max-bets", "3", "--quiet"] + arguments)
  }

  @Test("--load-time bounds loading", arguments: [50, 250])
  func load(milliseconds: Int) throws {
    let ending = try run("\nwhile true do end", "--load-time", "\(milliseconds)ms")
    #expect(ending.code == 65)
    #expect(ending.talk == "alea: slow.lua:2: loading ran longer than \(milliseconds) ms\n")
  }

  @Test("--callback-time bounds each call", arguments: [50, 450])
  func callback(milliseconds: Int) throws {
    let ending = try run(
      "function next_bet()\n  while true do end\nend", "--callback-time", "\(milliseconds)ms")
    #expect(ending.code == 65)
    #expect(ending.talk == "alea: slow.lua:2: next_bet ran longer than \(milliseconds) ms\n")
  }

  @Test("a call that takes longer than usual is let be where it may")
  func patience() throws {
    let slow = "function next_bet() for i = 1, 2e7 do end return 1e-6, 50, 'low' end"
    #expect(try run(slow, "--callback-time", "20ms").code == 65)
    #expect(try run(slow, "--callback-time", "60s").code == 0)
  }

  @Test("--kill-after bounds the silence of a process that cannot be stopped otherwise")
  func kill() throws {
    let impostor: String = try #require(Built.program("alea-impostor"), "alea-impostor has not been built")
    let ending = try Program().alea(
      "run", "flat", "--quiet", "--callback-time", "100ms", "--kill-after", "300ms", "--script-process",
      "\(impostor) silent 1 1000")
    #expect(ending.code == 65)
    #expect(
      ending.talk
        == "alea: strategies/flat.lua: the script process did not answer for 0.4 s and was killed\n")
  }

  @Test("a machine that sleeps is no silence of the script")
  func sleep() throws {
    let running = try Program().start([
      "run", "flat", "--quiet", "--no-ledger", "--callback-time", "200ms", "--kill-after", "800ms",
    ])
    defer { running.signal(SIGKILL) }
    let desk = ProcessFolder(running.pid)
    #expect(running.wait { desk.children.first.map { $0.threads.count >= 3 } ?? false })
    let script = try #require(desk.children.first).pid
    for _ in 0..<2 {
      for pid in [script, running.pid] { Foundation.kill(pid, SIGSTOP) }
      usleep(2_500_000)
      for pid in [running.pid, script] { Foundation.kill(pid, SIGCONT) }
      usleep(100_000)
    }
    running.signal(SIGINT)
    let ending = try running.end()
    #expect(ending.code == 130, "\(ending.talk)")
  }

  @Test("times that are none are refused", arguments: ["--load-time", "--callback-time", "--kill-after"])
  func outOfRange(flag: String) throws {
    for time in ["0s", "2h"] {
      let ending = try Program().alea("run", "flat", flag, time)
      #expect(ending.code == 64 && ending.talk.contains("\(flag) "), "\(ending.talk)")
    }
  }
}
