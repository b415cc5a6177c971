import Engine
import Foundation
import Ledger
import TestSupport
import Testing

/// The scripts in `strategies/`, and one of another bot.
private let scripts: [String] = {
  let folder = Program.root.appending(path: "strategies").path()
  let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  let names = files.filter { $0.hasSuffix(".lua") && $0 != "alea.lua" }.map { String($0.dropLast(4)) }
  return names.sorted() + [Program.root.appending(path: "Tests/ReferenceHost/martingale.lua").path()]
}()

@Suite("A recorded session is played again")
struct ReplayTests {
  private static let sides = [[], ["--parallel"], ["--parallel", "--lanes"]]
  private static let kinds = ["inputs", "all", "durable"]

  /// All of them in a soak; else each side and each kind once, another pair for the next script.
  private func pairs(_ script: String) -> [(side: [String], kind: String)] {
    if Effort.isSoak { return Self.sides.flatMap { side in Self.kinds.map { (side, $0) } } }
    let turn = scripts.firstIndex(of: script) ?? 0
    return Self.sides.enumerated().map { ($1, Self.kinds[($0 + turn) % 3]) }
  }

  @Test("as it was, whatever was recorded of it and however bets ran side by side", arguments: scripts)
  func same(script: String) throws {
    let program = try Program()
    let bets = Effort.size(60, soak: 2_000)
    for (index, pair) in pairs(script).enumerated() {
      let played = try program.alea(
        [
          "run", script, "--max-bets", "\(bets)", "--seed", "\(index + 7)", "--balance", "10", "--quiet",
          "--json",
        ]
          + ["--record", pair.kind] + pair.side)
      let summary = try played.summary()
      let again = try program.alea("replay", "\(index + 1)", "--json")
      #expect(again.code == 0, "\(pair): \(again.output) \(again.talk)")
      let found = try again.replayed()
      #expect(found.same && found.ended && found.kept == pair.kind)
      #expect(found.recorded.transcriptSha256 == summary.transcriptSha256)
      #expect(found.recorded.bets == summary.bets && found.recorded.largestStake == summary.largestStake)
      #expect(found.betsCompared == (pair.kind == "inputs" ? 0 : summary.bets), "\(pair)")
    }
  }

  @Test("and its summary and one line of what was compared are printed, or the line alone")
  func printed() throws {
    let program = try Program()
    let played = try program.alea(
      "run", "flat", "--max-bets", "50", "--seed", "7", "--record", "all", "--quiet")
    let line = "session 1 plays as it is recorded: 50 bets compared one by one"
    let again = try program.alea("replay")
    #expect(again.code == 0)
    #expect(again.outputLines.dropLast(2) == played.outputLines.dropLast())
    #expect(again.outputLines.last.map(String.init) == line)
    let verified = try program.alea("replay", "1", "--verify")
    #expect(verified.code == 0 && verified.output == line + "\n" && verified.talk.isEmpty)
    // Nothing was added to the ledger.
    #expect(try program.alea("replay", "2").code == 66)
  }

  @Test("with refusals and bets of which nobody knows the outcome", arguments: kinds)
  func faults(kind: String) throws {
    let program = try Program()
    for side in Self.sides {
      let ending = try program.alea(
        ["run", "flat", "--faults", "refused=10%,unknown=1%", "--seed", "3", "--quiet", "--record", kind]
          + side)
      #expect(ending.code == 75, "\(ending.talk)")
      let again = try program.alea("replay", "--verify")
      #expect(again.code == 0, "\(side): \(again.output) \(again.talk)")
    }
  }

  @Test("with what its script prints, unless that is not wanted")
  func words() throws {
    let program = try Program()
    let script = try program.folder.write(
      "talks.lua", "function next_bet(ctx) print('bet ' .. ctx.bets) return 1e-6, 49.5, 'high' end")
    try program.alea("run", script, "--max-bets", "2", "--seed", "1", "--quiet")
    #expect(try program.alea("replay").talk == "[script] bet 0\n[script] bet 1\n")
    #expect(try program.alea("replay", "--quiet").talk.isEmpty)
    #expect(try program.alea("replay", "--verify").talk.isEmpty)
  }

  @Test("as far as it goes where it was cut off", arguments: kinds, [[], ["--parallel", "--lanes"]])
  func cutOff(kind: String, side: [String]) throws {
    let program = try Program()
    let running = try program.start(
      ["run", "flat", "--balance", "1000", "--seed", "5", "--quiet", "--record", kind] + side)
    #expect(running.wait { program.hasCourse() })
    running.signal(SIGKILL)
    _ = try running.end()
    let again = try program.alea("replay", "--json")
    #expect(again.code == 0, "\(again.output) \(again.talk)")
    let found = try again.replayed()
    #expect(found.same && !found.ended)
    #expect((found.betsCompared ?? 0) + (found.checkpointsCompared ?? 0) > 0)
    #expect(found.recorded.bets > 0 && found.recorded.stop == nil)
    let words = try program.alea("replay", "--quiet")
    #expect(words.output.contains("; the record was cut off there"))
    #expect(words.output.contains("bets              \(found.recorded.bets): "))
  }

  @Test("up to where it was interrupted", arguments: kinds, sides)
  func interrupted(kind: String, side: [String]) throws {
    let program = try Program()
    let running = try program.start(
      [
        "run", "classic-martingale", "--balance", "1000", "--seed", "5", "--quiet", "--json", "--record",
        kind,
      ] + side)
    #expect(running.wait { program.hasCourse() })
    running.signal(SIGINT)
    let summary = try running.end().summary()
    let found = try program.alea("replay", "--json").replayed()
    #expect(found.same && found.ended)
    #expect(found.recorded.transcriptSha256 == summary.transcriptSha256)
  }

  @Test("only where there is one")
  func usage() throws {
    let program = try Program()
    #expect(try program.alea("replay").code == 74, "there is no ledger yet")
    try program.alea("run", "flat", "--max-bets", "5", "--quiet")
    for (arguments, code, words) in [
      (["99"], 66, "99"), (["--with", "no-such"], 66, "no bundled strategy 'no-such'"),
      (["--with", "./no-such.lua"], 66, "no such file"), (["-P", "base=1"], 64, "-P is for --with"),
      (["--verify", "--with", "flat"], 64, "--with has no place"),
      (["--ledger", "./none.db"], 74, "none.db"),
      (["--with", "flat", "-P", "bsae=1"], 64, "did you mean 'base'?"),
    ] as [([String], Int32, String)] {
      let ending = try program.alea(["replay"] + arguments)
      #expect(ending.code == code && ending.talk.contains(words), "\(arguments): \(ending.talk)")
      #expect(ending.output.isEmpty)
    }
  }
}

extension Program {
  /// Whether the newest session of the ledger has more than its inputs.
  func hasCourse() -> Bool {
    guard let session = try? Self.newest(folder.file("data/alea/alea.db")) else { return false }
    return session.tickets > 100 || (session.lastCheckpoint?.tickets ?? 0) > 100
  }
}
