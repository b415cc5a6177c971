import Foundation
import TestSupport
import Testing

/// Hostile scripts of our own, each with a twin that shows that what it uses is still there to be used.
@Suite("Hostile scripts of our own")
struct AttackTests {
  @Test("there are sixty, and each has its twin")
  func sixty() {
    #expect(Attack.attacks.count >= 60)
    #expect(Attack.attacks.map(\.name) == Attack.twins.map(\.name))
  }

  @Test("each ends as it says, in time, with a reason and a place", arguments: Attack.attacks)
  func attack(_ attack: Attack) throws {
    for side in Effort.isSoak ? [[], ["--parallel", "--lanes"], ["--jsonl", "bets"]] : [[]] {
      let program = try Program()
      let words = ["run", attack.path, "--max-bets", "20", "--seed", "1", "--stop-loss", "0.5", "--json"]
      // The machine may be busy: where the watchdog has a say, it has the time to say it.
      let patience = try attack.end() == .stuck ? [] : ["--kill-after", "8s"]
      // A width of its own has the last word.
      let hasWidth = side.first == "--parallel" && attack.arguments.contains("--lanes")
      let running = try program.start(words + patience + attack.arguments + (hasWidth ? [] : side))
      var peak = DeskMemory(running.pid)
      let ending = try running.end { peak.look() }
      #expect(ending.signal == nil)
      // The session and its audit have 5 s each.
      #expect(ending.cpuSeconds < 10)
      #expect(peak.bytes < DeskMemory.plain + 64 << 20, "\(peak.bytes >> 20) MiB")
      #expect(ending.isFitForTerminal)
      #expect(!FileManager.default.fileExists(atPath: "/tmp/pwned"))
      // Each of many copies has little memory: what plays alone may end by a fault.
      try check(ending, attack, side.contains("--lanes") ? .any : try attack.end())
    }
  }

  private func check(_ ending: Program.Ending, _ attack: Attack, _ end: Attack.End) throws {
    #expect(end.codes.contains(ending.code), "\(ending.talk.suffix(500))")
    let file = "\(attack.name)\\.attack\\.lua"
    let place =
      end == .fault || end == .closes ? "(\(file)|\\(load\\)):\\d+: " : "(\(file)|\\(load\\))(:\\d+)?: "
    if ending.code == 65 || end == .closes {
      #expect(ending.talk.contains(try Regex(place)), "\(ending.talk.suffix(500))")
    }
    // What does not load has no session.
    if end == .load || end == .any && ending.output.isEmpty { return #expect(ending.output.isEmpty) }
    let summary = try ending.summary()
    #expect(summary.profit.units >= -50_000_000)
    #expect(summary.bets <= 20)
    #expect((summary.stop.reason == "script-error") == (ending.code == 65))
    #expect(!summary.stop.evidence.isEmpty)
    if end == .plays || end == .closes { #expect(summary.bets == 20) }
  }

  @Test(
    "calls drawn by lot end nothing but the script, and are the same again",
    arguments: Effort.seeds(2, soak: 200))
  func calls(seed: UInt64) throws {
    let attack = try #require(Attack.attacks.first { $0.name.hasSuffix("random-calls") })
    let ending = try Program().alea(
      ["run", attack.path, "--max-bets", "20", "--seed", "\(seed)", "--stop-loss", "0.5", "--json"])
    #expect(ending.signal == nil, "\(Effort.replay(seed))")
    try check(ending, attack, .any)
  }

  @Test("a file whose name is an attack is told without it")
  func name() throws {
    let program = try Program()
    let path = try program.folder.write("\u{1b}[2J\u{202e}\u{9b}31m.lua", "error('x')\n")
    let ending = try program.alea("run", path)
    #expect(ending.code == 65)
    #expect(ending.isFitForTerminal)
    #expect(ending.talk.contains(":1: x"))
    let player = try program.folder.write("\u{1b}]0;\u{7}.lua", "function next_bet() return nil end\n")
    #expect(try program.alea("run", player).isFitForTerminal)
    let shown = try program.alea("show", player)
    #expect(shown.code == 0)
    #expect(shown.isFitForTerminal)
    #expect(!shown.output.utf8.contains { $0 < 0x20 && $0 != 0x0a })
  }

  @Test("each harmless twin plays 200 bets", arguments: Attack.twins)
  func twin(_ twin: Attack) throws {
    let words = ["run", twin.path, "--max-bets", "200", "--seed", "1", "--json"]
    let ending = try Program().alea(words + twin.arguments)
    #expect(ending.code == 0, "\(ending.talk)")
    let summary = try ending.summary()
    #expect(summary.bets == 200)
    #expect(summary.stop.reason == "max-bets")
  }
}

extension Program.Ending {
  /// Whether nothing that was said moves a cursor, hides, or turns what follows.
  var isFitForTerminal: Bool {
    talk.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0a, 0x20...0x7e: true
      case ..<0xa0, 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff: false
      default: true
      }
    }
  }
}
