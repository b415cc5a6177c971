import Dice
import Engine
import Scripting
import Simulation
import TestSupport
import Testing

/// How far a sample's mean is from the expected one, in deviations of the mean.
private func distance(_ sample: [Double], from expected: Double, deviation known: Double? = nil) -> Double {
  let count = Double(sample.count)
  let mean = sample.reduce(0, +) / count
  let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let deviation = known ?? (squares / (count - 1)).squareRoot()
  if deviation == 0 { return mean == expected ? 0 : .infinity }
  return (mean - expected) / (deviation / count.squareRoot())
}

@Suite("The exact laws of classic strategies")
struct ExactLawTests {
  /// One session of the real script against the simulated house, as `alea run --seed` plays it.
  private func play(_ law: ExactLaw, _ script: Scripting.Script, seed: UInt64) throws -> SessionResult {
    let rules = HouseRules()
    var settings = ScriptSettings(
      house: HouseFacts(name: "simulation", currency: "BTC", rules: rules, simulated: true),
      randomSeeds: RandomSeeds(seed: seed))
    settings.parameters = try ParameterValues(assignments: law.parameters)
    let session = Session(settings: law.settings, strategies: [try LuaStrategy(script, settings: settings)])
    return LoopDriver.play(session, against: SimulatedHouse(seed: seed, rules: rules))
  }

  private func script(_ law: ExactLaw) throws -> Scripting.Script {
    try Scripting.Script(
      path: "strategies/\(law.strategy).lua", text: Program.text("strategies/\(law.strategy).lua"))
  }

  /// Seeds that no two laws share, so that one chance find does not show in all of them.
  private func seed(_ law: ExactLaw, base: UInt64, number: UInt64) -> UInt64 {
    law.name.utf8.reduce(SplitMix64.mix(base, number)) { SplitMix64.mix($0, UInt64($1)) }
  }

  @Test("sessions end as the law says: every figure within 4.5 deviations", arguments: ExactLaw.all)
  func sample(law: ExactLaw) throws {
    let script = try script(law)
    let count = Effort.size(Effort.isOptimized ? 1000 : 200, soak: 10_000)
    for base in Effort.seeds(1) {
      let sessions = try (0..<UInt64(count)).map { number in
        try play(law, script, seed: seed(law, base: base, number: number))
      }
      let causes: Set<StopCause> = [.balance, law.maxBets == nil ? .takeProfit : .maxBets]
      #expect(Set(sessions.map(\.stop.cause)).isSubset(of: causes))

      func share(_ expected: Double, _ isHit: (SessionResult) -> Bool) -> Double {
        distance(
          sessions.map { isHit($0) ? 1 : 0 }, from: expected,
          deviation: (expected * (1 - expected)).squareRoot())
      }
      let distances = [
        ("ruin", share(law.ruin) { $0.stop.cause == .balance }),
        ("target", share(law.target) { $0.stop.cause == .takeProfit }),
        ("profit", share(law.profit) { $0.profit > .zero }),
        (
          "final balance",
          distance(sessions.map { Double($0.balance.units) }, from: law.mean, deviation: law.deviation)
        ),
        ("bets", distance(sessions.map { Double($0.statistics.bets) }, from: law.bets)),
        ("wagered", distance(sessions.map { Double($0.statistics.wagered.units) }, from: law.wagered)),
      ]
      for (figure, z) in distances {
        #expect(abs(z) < 4.5, "\(figure): z \(z) of \(count) sessions, \(Effort.replay(base))")
      }
      let told = distances.map { "\($0.0) \(($0.1 * 100).rounded() / 100)" }.joined(separator: ", ")
      print("\(law.name): \(count) sessions from seed \(base), z: \(told)")
    }
  }

  @Test("the program plays the very sessions that the law was held against", arguments: ExactLaw.all)
  func program(law: ExactLaw) throws {
    let script = try script(law)
    for number in 0..<UInt64(Effort.size(2, soak: 20)) {
      let seed = seed(law, base: 0, number: number)
      let sampled = try play(law, script, seed: seed)
      let ending = try Program().alea(["run"] + law.arguments + ["--seed", "\(seed)", "--json", "--quiet"])
      let played = try ending.summary()
      #expect(played.transcriptSha256 == sampled.transcriptSHA256, "\(law.arguments), seed \(seed)")
      #expect(played.stop.reason == sampled.stop.cause.rawValue)
      #expect(played.balance.units == Int(sampled.balance.units))
      #expect(ending.code == (sampled.stop.cause == .balance ? 3 : 0))
    }
  }
}
