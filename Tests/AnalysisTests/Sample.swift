import Analysis
import Dice
import Engine
import Simulation
import TestSupport

/// Sessions of a martingale that may be ruined, played in this process.
enum Sample {
  static func session(
    _ number: UInt32, seed: UInt64 = 1, bets: Int = 60, balance: Int64 = 6_300, base: Int = 100
  ) -> SessionResult {
    var limits = Limits()
    limits.maxBets = bets
    let settings = PipelineSettings(limits: limits, startBalance: Amount(units: balance))
    return LoopDriver.playOne(
      settings, [ScriptedStrategy(MartingaleScript(base: base))],
      against: SimulatedHouse(seed: seed, session: number), control: SessionControl())
  }

  static func sessions(_ numbers: Range<UInt32>, seed: UInt64 = 1) -> [SessionResult] {
    numbers.map { session($0, seed: seed) }
  }

  static func tally(_ sessions: some Sequence<SessionResult>) throws -> Tally {
    var tally = Tally()
    for session in sessions { try tally.add(session) }
    return tally
  }

  static func manifest(_ sessions: UInt32, seed: UInt64 = 1) -> Manifest {
    Manifest(
      engine: "test", engineSHA256: "e", script: "m.lua", scriptSHA256: "s", seed: seed, sessions: sessions,
      settings: ["balance": "0.00006300"])
  }
}
