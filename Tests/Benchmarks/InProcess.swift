import Dice
import Engine
import Scripting
import Simulation

/// A session without a process of its own for the script: what the border is measured against.
enum InProcess {
  /// Plays `bets` bets of the script at `path`, as `alea run` would, and prints its transcript's hash.
  static func play(_ path: String, bets: Int) throws {
    let house = HouseFacts(name: "simulation", currency: "BTC", rules: HouseRules(), simulated: true)
    var settings = ScriptSettings(house: house, randomSeeds: RandomSeeds(seed: 7))
    settings.watchdog = try Watchdog()
    let strategy = try LuaStrategy(Script(contentsOf: path), settings: settings)
    var limits = Limits()
    limits.maxBets = bets
    let session = Session(
      settings: PipelineSettings(
        limits: limits, startBalance: Amount(units: 1_000_000 * Amount.unitsPerCoin)),
      strategies: [strategy], journal: nil)
    let result = LoopDriver.play(session, against: SimulatedHouse(seed: 7))
    print(result.transcriptSHA256 ?? "none")
  }
}
