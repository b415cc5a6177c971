import Dice
import Engine
import Foundation
import Ledger
import Scripting
import Simulation
import TestSupport
import Testing

@Suite("A recorded session with a real house")
struct MeasuredReplayTests {
  private static let kinds = [Concurrency.sequential, .single(depth: 4, lookahead: 4), .lanes(3)]

  /// A session whose time was measured, as those of real houses are, with some bets refused. It ends after 60 bets, by
  /// a limit or by its script.
  private func measured(
    _ program: Program, _ concurrency: Concurrency, bySelf: Bool = false, cut: Bool = false
  ) async throws -> String {
    let most = bySelf ? 60 / concurrency.laneCount : 1_000
    let text = """
      function next_bet(ctx)
        if ctx.bets >= \(most) then return nil end
        return (ctx.bets % 3 + 1) * 1e-6, 49.5, 'high'
      end
      """
    var limits = Limits()
    if !bySelf { limits.maxBets = 60 }
    let settings = PipelineSettings(
      concurrency: concurrency, sending: .bySlot, time: .measured, limits: limits,
      startBalance: Amount(units: 100_000_000))
    var inputs = SessionInputs(settings: settings)
    (inputs.kept, inputs.house, inputs.currency) = (.durable, "testing", "BTC")
    (inputs.latency, inputs.faults) = ("100ms", "refused=0%")
    (inputs.script, inputs.scriptText, inputs.seed) = ("./real.lua", Array(text.utf8), 3)
    (inputs.loadMilliseconds, inputs.callbackMilliseconds, inputs.killAfterMilliseconds) = (1_000, 200, 2_000)
    let path = program.folder.file("real.db")
    let writer = try LedgerWriter(path: path)
    let recorder = try writer.begin(inputs)
    let facts = HouseFacts(name: "simulation", currency: "BTC", rules: settings.rules, simulated: true)
    let script = try Script(path: "./real.lua", text: text)
    let copies = try (0..<concurrency.laneCount).map {
      try LuaStrategy(
        script, settings: ScriptSettings(house: facts, randomSeeds: RandomSeeds(seed: 3, lane: $0)))
    }
    let session = Session(settings: settings, strategies: copies, journal: recorder)
    let share = try #require(Share(parts: 5_000_000))
    let none = try #require(Share(parts: 0))
    let faults = try #require(FaultPlan(refused: share, unknown: none))
    let house = SimulatedHouse(seed: 99, latency: .fixed(1_000_000), faults: faults)
    let start = ContinuousClock.now
    let result = await TaskGroupDriver.play(
      session, against: house, journal: recorder, now: { Int64((.now - start) / .nanoseconds(1)) })
    let ending = SessionEnding(result: result, endedAtMilliseconds: 0, wallMilliseconds: 0)
    if cut { try recorder.commit() } else { try recorder.end(ending) }
    try writer.close()
    return path
  }

  @Test("plays as it is recorded, by its answers in their order", arguments: kinds, [false, true])
  func same(concurrency: Concurrency, cut: Bool) async throws {
    let program = try Program()
    let path = try await measured(program, concurrency, cut: cut)
    let ending = try program.alea("replay", "--ledger", path, "--json")
    #expect(ending.code == 0, "\(ending.output) \(ending.talk)")
    let found = try ending.replayed()
    #expect(found.same && found.ended == !cut && found.recorded.bets == 60)
    #expect((found.betsCompared ?? 0) >= 60)
  }

  @Test("lends its rolls to another script", arguments: kinds)
  func otherScript(concurrency: Concurrency) async throws {
    let program = try Program()
    let path = try await measured(program, concurrency)
    _ = try program.folder.write("other.lua", "function next_bet(ctx)\n  return 5e-6, 60, 'low'\nend\n")
    let ending = try program.alea("replay", "--ledger", path, "--json", "--with", "./other.lua")
    #expect(ending.code == 0, "\(ending.talk)")
    let found = try ending.replayed()
    // Rolls are kept by lane: where the lanes did not get as many bets each, one of them runs out of rolls first.
    let isUneven = concurrency.laneCount > 1 && found.rollsEnded == true
    #expect(found.with?.bets == 60 || isUneven)
    #expect(found.difference?.ticket == 0 && found.difference?.played.line == 2)
    let (ours, theirs) = (found.difference?.played.outcome, found.difference?.recorded.outcome)
    #expect(ours?.prefix { $0 != "," } == theirs?.prefix { $0 != "," })
  }

  @Test("lends them until they run out, and says so", arguments: kinds)
  func runOut(concurrency: Concurrency) async throws {
    let program = try Program()
    let path = try await measured(program, concurrency, bySelf: true)
    _ = try program.folder.write("other.lua", "function next_bet(ctx)\n  return 5e-6, 60, 'low'\nend\n")
    let ending = try program.alea("replay", "--ledger", path, "--json", "--with", "./other.lua")
    #expect(ending.code == 0, "\(ending.talk)")
    let found = try ending.replayed()
    #expect(found.rollsEnded == true)
    let bets = try #require(found.with?.bets)
    #expect(bets > 0 && bets <= found.recorded.bets)
    #expect(concurrency != .sequential || bets == found.recorded.bets)
    let told = try program.alea("replay", "--ledger", path, "--with", "./other.lua", "--quiet")
    #expect(told.output.contains("the recorded rolls ended before the other session did"))
  }
}
