import Foundation
import TestSupport
import Testing
import alea_impostor

/// The program with a script process that is not what it should be, from its start to its exit code.
@Suite("The program and a false script process")
struct ImpostorTests {
  /// What `--script-process` is given.
  private static func impostor(_ mode: String, _ seed: UInt64, after bytes: Int = 0) throws -> String {
    let program: String = try #require(Built.program("alea-impostor"), "alea-impostor has not been built")
    return "\(program) \(mode) \(seed) \(bytes)"
  }

  private static let sides = [[], ["--parallel"], ["--max-concurrent", "3", "--lanes"]]
  private static let scripts = ["flat", "classic-martingale", "range-50-random", "labouchere"]

  private static let endless = """
    function next_bet() return 1e-6 * math.random(9), math.random(20, 80), 'low' end
    """

  @Test(
    "misbehaviour ends with 65 and a summary of what had been delivered",
    arguments: Effort.seeds(40, soak: 1_000))
  func misbehaviour(seed: UInt64) throws {
    var random = SplitMix64(seed)
    let misdeed = random.pick(Misdeed.allCases + Misdeed.allCases.filter { !$0.isQuiet })
    // A tenth of a mebibyte of records, and of checkpoints after every fifty tickets: there is no end before it.
    let bytes = Int.random(in: 0..<random.pick([200, 5_000, 100_000]), using: &random)
    let stand = try Self.impostor(misdeed.rawValue, seed, after: bytes)
    let program = try Program()
    _ = try program.folder.write("endless.lua", Self.endless)
    let arguments = ["run", "endless.lua", "--balance", "100000", "--json", "--quiet"]
    let time = ["--callback-time", "200ms", "--kill-after", misdeed.isQuiet ? "800ms" : "10s"]
    let records = random.chance(percent: 60) ? ["--jsonl", "bets.jsonl"] : []
    let ending = try program.alea(
      arguments + time + records + random.pick(Self.sides) + ["--seed", "\(seed)", "--script-process", stand])
    let replay = "\(stand), \(Effort.replay(seed)): \(ending.talk)"
    #expect(ending.code == 65, "\(replay)")
    #expect(ending.talkLines.last?.hasPrefix("alea: endless.lua: the script process ") == true, "\(replay)")
    // Before its script was loaded there is no session to tell of.
    if ending.output.isEmpty { return }
    let summary = try ending.summary()
    #expect(summary.stop.reason == "script-error" && summary.transcriptSha256 == nil, "\(replay)")
    #expect(summary.profit.units == summary.balance.units - summary.startBalance.units, "\(replay)")
    #expect(summary.wins + summary.losses == summary.bets, "\(replay)")
    if records.isEmpty { return }
    // Of the bets that were streamed the summary counts those up to the last checkpoint, and nothing else.
    let lines = try Program.Ending.lines(program.folder.read("bets.jsonl")).prefix(summary.bets)
    #expect(lines.count == summary.bets, "\(replay)")
    #expect(lines.count { $0.win == true } == summary.wins, "\(replay)")
    #expect(lines.map(\.profit.units).reduce(0, +) == summary.profit.units, "\(replay)")
    #expect(lines.map(\.stake.units).reduce(0, +) == summary.wagered.units, "\(replay)")
  }

  @Test(
    "a lie ends with 70, and what differs is said", arguments: Lie.steady.map(\.rawValue),
    Effort.seeds(5, soak: 100))
  func lie(kind: String, seed: UInt64) throws {
    var random = SplitMix64(seed)
    let bets = Int.random(in: 50...1_500, using: &random)
    let ending = try Program().alea(
      ["run", random.pick(Self.scripts), "--balance", "100000", "--max-bets", "\(bets)", "--seed", "\(seed)"]
        + ["--script-process", try Self.impostor(kind, seed)] + random.pick(Self.sides))
    let replay = "\(kind), \(Effort.replay(seed)): \(ending.talk)"
    #expect(ending.code == 70, "\(replay)")
    // A result that is void is not told.
    #expect(ending.output.isEmpty, "\(replay)")
    let last = ending.talkLines.last ?? ""
    #expect(last.contains("is void, the audit disagrees: "), "\(replay)")
    #expect(last.contains(/: the script process says .+, the audit .+/), "\(replay)")
  }

  @Test("a backtest whose sessions have the same rolls ends with 70, and with no figures")
  func sharedRolls() throws {
    let ending = try Program().alea(
      "backtest", "flat", "--max-bets", "50", "--sessions", "10", "--seed", "1", "--jobs", "1",
      "--script-process",
      try Self.impostor("shared", 1))
    #expect(ending.code == 70 && ending.output.isEmpty, "\(ending.code): \(ending.talk)")
    #expect(ending.talk.contains("sessions 0 and 1 had the same rolls"), "\(ending.talk)")
  }

  @Test("an honest impostor is not noticed", arguments: Effort.seeds(3, soak: 50))
  func twin(seed: UInt64) throws {
    var random = SplitMix64(seed)
    let session =
      [
        "run", random.pick(Self.scripts), "--balance", "100000", "--max-bets", "1200", "--seed", "\(seed)",
        "--json",
      ]
      + random.pick(Self.sides)
    let (real, twin) = (
      try Program().alea(session),
      try Program().alea(session + ["--script-process", try Self.impostor("honest", seed)])
    )
    #expect(real.code == twin.code && [0, 3].contains(twin.code), "\(Effort.replay(seed)): \(twin.talk)")
    let (first, second) = (try real.summary(), try twin.summary())
    #expect(first.transcriptSha256 == second.transcriptSha256, "\(Effort.replay(seed))")
    #expect(first.balance == second.balance && first.bets == second.bets, "\(Effort.replay(seed))")
  }

  @Test("a program that cannot be started is unavailable, and one that is none fails as a script")
  func noProcess() throws {
    let missing = try Program().alea("run", "flat", "--script-process", "/no/such/program")
    #expect(missing.code == 69 && missing.talk.contains("/no/such/program"))
    let other = try Program().alea("run", "flat", "--script-process", "/bin/true")
    #expect(other.code == 65 && other.talk.contains("ended by itself, with code 0"))
  }
}
