import Foundation
import Testing

/// Whether a terminal can be pretended.
let canPretend = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

@Suite("What is said, and where")
struct TalkTests {
  @Test("data goes to standard output, talk to standard error")
  func streams() throws {
    let ending = try Program().alea("run", "flat", "--max-bets", "5", "--seed", "1")
    #expect(ending.outputLines.allSatisfy { !$0.hasPrefix("alea") })
    #expect(ending.talkLines.count == 3)
    #expect(
      ending.talk.hasPrefix("alea \(try version()): strategies/flat.lua, simulated, house edge 1 %, seed 1\n")
    )
    let json = try Program().alea("run", "flat", "--max-bets", "5", "--json")
    #expect(json.outputLines.count == 1)
  }

  @Test("--quiet leaves the summary, warnings and errors")
  func quiet() throws {
    #expect(try Program().alea("run", "flat", "--max-bets", "5", "--quiet").talk.isEmpty)
    let warned = try Program().alea("run", "flat", "--max-bets", "5", "--quiet", "-k", "x")
    #expect(warned.talkLines.count == 1)
  }

  @Test("the summary tells all that was asked for, in money and in words")
  func summary() throws {
    let ending = try Program().alea("run", "classic-martingale", "--max-bets", "500", "--seed", "3")
    let labels = [
      "bets", "profit", "balance", "wagered", "expected loss", "how usual", "longest streaks", "max drawdown",
      "deepest exposure", "largest stake", "stopped by", "session", "seed", "transcript", "took",
    ]
    #expect(ending.outputLines.map { $0.prefix(18).trimmingCharacters(in: .whitespaces) } == labels)
    #expect(ending.output.contains(/a result this good or better: .+ % of sessions/))
    #expect(ending.output.contains(/sha256 [0-9a-f]{64}\n/))
  }

  @Test("no escape is written where nobody watches, but with --color always")
  func colour() throws {
    let warning = ["run", "flat", "--max-bets", "5", "-k", "x"]
    #expect(!(try Program().alea(warning)).talk.contains("\u{1b}"))
    #expect(!(try Program().alea(warning + ["--color", "never"])).talk.contains("\u{1b}"))
    #expect((try Program().alea(warning + ["--color", "always"])).talk.contains("\u{1b}[33mwarning:"))
  }

  @Test("on a terminal there is colour, but for NO_COLOR", .enabled(if: canPretend, "no script(1)"))
  func terminal() throws {
    let line = "script -qec 'alea run flat --max-bets 5 -k x' /dev/null"
    var program = try Program()
    #expect(try program.shell(line).output.contains("\u{1b}[33mwarning:"))
    program.environment.append("NO_COLOR=1")
    #expect(!(try program.shell(line).output.contains("\u{1b}[33m")))
  }

  @Test("a terminal sees progress, at most ten times a second", .enabled(if: canPretend, "no script(1)"))
  func progress() throws {
    let command = "timeout --foreground -s INT 1 alea run flat --balance 1000 --json"
    let ending = try Program().shell("script -qec '\(command)' /dev/null")
    let updates = ending.output.matches(
      of: #/\r\u{1b}\[K(\d+) settled  \d+ in flight  (?:\d+ bets/s  )?profit/#)
    #expect(!updates.isEmpty)
    #expect(ending.output.contains(#/[\u{2800}-\u{28ff}]/#))
    let seconds = ending.output.firstMatch(of: #/"seconds":([\d.]+)/#).flatMap { Double($0.output.1) }
    #expect(Double(updates.count) <= (try #require(seconds)) * 10 + 1)
    let counts = updates.compactMap { Int($0.output.1) }
    #expect(counts == counts.sorted())
  }

  private func version() throws -> String {
    try Program().alea("--version").output.trimmingCharacters(in: .newlines)
  }

  @Test("the version is three numbers")
  func versionForm() throws {
    #expect(try version().wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
  }

  @Test("completions are written for the common shells", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let ending = try Program().alea("--generate-completion-script", shell)
    #expect(ending.code == 0)
    #expect(ending.output.contains("max-concurrent"))
    if shell == "bash" {
      let program = try Program()
      _ = try program.folder.write("alea.bash", ending.output)
      #expect(try program.shell("bash -n alea.bash").code == 0)
    }
  }

  @Test("the help names every command and every flag")
  func help() throws {
    let help = try Program().alea("--help")
    #expect(help.code == 0)
    for command in ["run", "strategies", "show", "new", "report"] {
      #expect(help.output.contains("\n  \(command) "))
      #expect(try Program().alea(command, "--help").output.hasPrefix("OVERVIEW: "))
    }
    #expect(try Program().alea().output == help.output)
    let run = try Program().alea("run", "--help").output
    let flags = [
      "-s, --strategy", "-P, --param", "-m, --mode", "-c, --currency", "-k, --api-key", "--balance", "--seed",
      "--max-bets", "--max-bet", "--min-balance", "--stop-loss", "--max-wager", "--take-profit",
      "--max-loss-streak", "--max-losses", "--max-win-streak", "--max-duration", "--parallel",
      "--max-concurrent", "--lookahead", "--lanes", "--latency", "--edge", "--min-bet", "--max-profit",
      "--faults", "--json", "--jsonl", "--quiet", "--color",
    ]
    for flag in flags { #expect(run.contains(flag + " ") || run.contains(flag + ","), "\(flag)") }
    #expect(run.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
