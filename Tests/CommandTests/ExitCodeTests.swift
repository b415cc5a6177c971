import Foundation
import Testing

/// A command and how it must end.
struct Expected: CustomTestStringConvertible {
  let code: Int32
  let reason: String
  let arguments: String

  init(_ code: Int32, _ reason: String, _ arguments: String) {
    (self.code, self.reason, self.arguments) = (code, reason, arguments)
  }

  var testDescription: String { "\(arguments) → \(code) \(reason)" }
}

@Suite("Exit codes")
struct ExitCodeTests {
  /// Loses every bet but one in 10,000, a tenth of the balance at a time.
  private static let losing = "function next_bet() return 0.1, 0.01, 'high' end"
  private static let scripts = [
    "losing.lua": losing,
    "winning.lua": "function next_bet() return 0.1, 98, 'high' end",
    "quits.lua": "function next_bet(c) if c.bets == 3 then return nil end return 1e-6, 50, 'low' end",
    "stops.lua": "function next_bet() return 1e-6, 50, 'low' end function on_result() stop('enough') end",
    "raises.lua": "function next_bet() error('no idea') end",
    "greedy.lua": "function next_bet() return 2, 50, 'low' end",
  ]

  @Test(
    "a session's end decides",
    arguments: [
      Expected(0, "max-bets", "flat --max-bets 10"), Expected(0, "max-bets", "flat --max-bets 0"),
      Expected(0, "take-profit", "winning.lua --take-profit 0.002"),
      Expected(0, "max-win-streak", "winning.lua --max-win-streak 2"),
      Expected(0, "max-duration", "flat --max-duration 5s"), Expected(0, "script", "quits.lua"),
      Expected(0, "script", "stops.lua"), Expected(3, "max-bet", "flat --max-bet 0.0000001"),
      Expected(3, "min-balance", "losing.lua --min-balance 0.55"),
      Expected(3, "stop-loss", "losing.lua --stop-loss 25%"),
      Expected(3, "max-wager", "losing.lua --max-wager 0.35"),
      Expected(3, "max-loss-streak", "losing.lua --balance 9 --max-loss-streak 4"),
      Expected(3, "max-loss-streak", "losing.lua --balance 9 --max-losses 4"),
      Expected(3, "balance", "losing.lua"),
      Expected(3, "balance", "greedy.lua"), Expected(3, "balance", "flat --balance 0"),
      Expected(65, "script-error", "raises.lua"), Expected(69, "refusals", "flat --faults refused=100%"),
      Expected(69, "refusals", "flat --min-bet 1"), Expected(75, "unknown", "flat --faults unknown=20%"),
    ])
  func sessions(expected: Expected) throws {
    for side in ["", " --parallel", " --parallel --lanes"] where !expected.arguments.contains("greedy") {
      let program = try Program()
      for (name, text) in Self.scripts { _ = try program.folder.write(name, text) }
      let line = "run \(expected.arguments) --seed 3 --json\(side)"
      let ending = try program.alea(line.split(separator: " ").map(String.init))
      #expect(ending.code == expected.code, "\(line): \(ending.talk)")
      let summary = try ending.summary()
      #expect(summary.stop.reason == expected.reason, "\(line)")
      #expect(!summary.stop.evidence.isEmpty)
      #expect(summary.balance.units == summary.startBalance.units + summary.profit.units)
    }
  }

  @Test(
    "what cannot begin has its code too, one line on standard error and nothing on standard output",
    arguments: [
      Expected(64, "", "run"), Expected(64, "", "rnu flat"), Expected(64, "", "run flat --max-bets many"),
      Expected(66, "", "run no-such-strategy"), Expected(66, "", "run ./no-such-file.lua"),
      Expected(66, "", "show nope"), Expected(64, "", "run flat -m live-main --max-bets 1"),
      Expected(64, "", "run flat -m live-faucet"), Expected(74, "", "run flat --quiet --jsonl /no/such/file"),
      Expected(74, "", "run flat --quiet --max-bets 5 --jsonl /dev/full"),
      Expected(74, "", "run flat --quiet --max-bets 50000 --jsonl /dev/full"),
    ])
  func failures(expected: Expected) throws {
    let ending = try Program().alea(expected.arguments.split(separator: " ").map(String.init))
    #expect(ending.code == expected.code)
    #expect(ending.output.isEmpty)
    #expect(ending.talkLines.count == 1)
    #expect(ending.talk.hasPrefix("alea: "))
  }

  @Test(
    "an interrupted session settles what is in flight and tells the truth",
    arguments: [SIGINT, SIGTERM, SIGHUP], [[], ["--parallel"], ["--parallel", "--lanes"]])
  func interrupted(signal: Int32, side: [String]) throws {
    let program = try Program()
    let arguments = ["run", "flat", "--balance", "1000", "--json", "--jsonl", "bets.jsonl", "--quiet"] + side
    let running = try program.start(arguments)
    // The first bets are written once a buffer is full: the session is under way.
    #expect(running.wait { !program.folder.read("bets.jsonl").isEmpty })
    running.signal(signal)
    let ending = try running.end()
    #expect(ending.code == 130)
    #expect(ending.signal == nil)
    let summary = try ending.summary()
    #expect(summary.stop.reason == "interrupted")
    let lines = try Program.Ending.lines(program.folder.read("bets.jsonl"))
    #expect(lines.count(where: { $0.settled && $0.handedOver }) == summary.bets)
    #expect(lines.map(\.profit.units).reduce(0, +) == summary.profit.units)
    #expect(summary.reserved.units == 0)
  }

  @Test("a signal that comes twice at once, as from timeout(1), is one")
  func twice() throws {
    let ending = try Program().shell("timeout -s INT 1 alea run flat --balance 1000 --json; echo $?")
    #expect(ending.output.contains("\"reason\":\"interrupted\""))
    #expect(ending.outputLines.last == "124")
  }

  @Test("standard output that cannot be written is a disk fault, and no signal kills the program")
  func unwritable() throws {
    for options in ["", "--json", "--jsonl -"] {
      let full = try Program().shell("alea run flat --max-bets 9 --quiet \(options) > /dev/full; echo $?")
      #expect(full.output == "74\n")
      #expect(full.talkLines.count == 1 && full.talk.contains("cannot be written"), "\(full.talk)")
    }
    let gone = try Program().shell(
      "alea run flat --balance 1000 --jsonl - --quiet | head -1 > /dev/null; echo ${PIPESTATUS[0]}")
    #expect(gone.output == "74\n")
    #expect(gone.talkLines.count == 1, "\(gone.talk)")
    #expect(try Program().shell("alea strategies | head -1; echo ${PIPESTATUS[0]}").output.hasSuffix("\n0\n"))
  }

  @Test("the README's table and the help name the same codes for the same things")
  func documented() throws {
    let rows = try Program.text("README.md").matches(of: /\n\| (\d+) \| ([^|:;,]+)/)
    let table = rows.map { "\($0.output.1) \($0.output.2.trimmingCharacters(in: .whitespaces))" }
    #expect(table.count == 12)
    let help = try Program().alea("--help").output.replacing(/\s+/, with: " ")
    for row in table {
      let told = row.hasPrefix("64") ? "64 usage" : row
      #expect(help.contains(told), "\(told)")
    }
    let source = try Program.text("Sources/alea/ExitStatus.swift")
    let codes = source.matches(of: /case \w+ = (\d+)/).map { String($0.output.1) }
    #expect(codes == rows.map { String($0.output.1) })
  }
}
