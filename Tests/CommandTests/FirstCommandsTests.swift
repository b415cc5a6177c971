import Testing

@Suite("The first commands a person types")
struct FirstCommandsTests {
  @Test(
    "the commands that the project began with play to their end",
    arguments: [
      "alea run -m simulation -s classic-martingale --max-bets 100 --parallel",
      "alea run -m simulation -s streak-hunter --max-bets 50 --parallel --max-concurrent 3",
      "alea run -m simulation -s fibonacci --max-bets 20",
    ])
  func seedCommands(line: String) throws {
    let ending = try Program().shell(line)
    #expect(ending.code == 0)
    let bets = try #require(line.firstMatch(of: /--max-bets (\d+)/)).output.1
    #expect(ending.outputLines.first?.hasPrefix("bets              \(bets): ") == true)
    #expect(ending.output.contains("stopped by        max-bets: \(bets) bets placed, limit \(bets)"))
    #expect(ending.talkLines.count == (line.contains("--parallel") ? 4 : 3))
  }

  @Test("a script is named by flag, as an argument, and by path")
  func naming() throws {
    let program = try Program()
    let path = try program.folder.write("mine.lua", "function next_bet() return 1e-6, 49.5, 'high' end")
    for script in [["flat"], ["-s", "flat"], ["--strategy", "flat"], [path], ["./mine.lua"], ["mine.lua"]] {
      let ending = try program.alea(["run"] + script + ["--max-bets", "5", "--seed", "1", "--json"])
      #expect(try ending.summary().bets == 5)
    }
  }

  @Test("a key is warned of and shown nowhere")
  func key() throws {
    let program = try Program()
    let secret = "SeCrEtKeY0123456789"
    let ending = try program.alea(
      "run", "flat", "-k", secret, "--max-bets", "3", "--json", "--jsonl", "bets.jsonl")
    #expect(ending.code == 0)
    #expect(ending.talk.contains("warning: -k is not needed in simulation"))
    #expect(!(ending.output + ending.talk + program.folder.read("bets.jsonl")).contains(secret))
    let live = try program.alea("run", "flat", "-m", "live-main", "--api-key", secret)
    #expect(live.code == 64)
    #expect(!(live.output + live.talk).contains(secret))
  }

  @Test(
    "every alea command in the shell blocks of the README and of a page works as it stands",
    arguments: ["README.md", "docs/replay.md"])
  func readme(page: String) throws {
    let readme = try Program.text(page)
    let blocks = readme.matches(of: /```sh\n((?:.|\n)*?)```/).map(\.output.1)
    let commands = blocks.flatMap { $0.split(separator: "\n") }.filter { $0.hasPrefix("alea ") }
    #expect(commands.count >= 6)
    let program = try Program()
    for command in commands {
      // An example without a bound would play until the balance is gone.
      let endless = command.hasPrefix("alea run") && !command.contains("--max-")
      let ending = try program.shell(String(command))
      #expect(ending.code == 0, "\(command)\n\(ending.talk)")
      #expect(!endless, "\(command) has no bound")
      #expect(!ending.output.isEmpty)
    }
  }

  @Test("a new script plays as it is, and none is written over", arguments: ["minimal", "full"])
  func new(template: String) throws {
    let program = try Program()
    let written = try program.alea("new", "my-idea", "--template", template)
    #expect(written.output == "my-idea.lua written; play it with: alea run ./my-idea.lua --max-bets 100\n")
    let played = try Played(["./my-idea.lua", "--max-bets", "50"], in: program)
    #expect(played.summary.bets == 50)
    #expect(try program.alea("show", "./my-idea.lua").code == 0)

    let text = program.folder.read("my-idea.lua")
    let again = try program.alea("new", "my-idea.lua")
    #expect(again.code == 64)
    #expect(again.output.isEmpty)
    #expect(again.talk == "alea: my-idea.lua is there already and was left as it is\n")
    #expect(program.folder.read("my-idea.lua") == text)
  }

  @Test("a new script's name is no path", arguments: ["a/b", "../x", "", ".lua", ".hidden", "a b", "x\n"])
  func newName(name: String) throws {
    let ending = try Program().alea("new", name)
    #expect(ending.code == 64)
    #expect(ending.talkLines.count == 1)
  }
}
