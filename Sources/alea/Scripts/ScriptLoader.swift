import Dice
import Engine
import Foundation
import Scripting

/// Loads copies of one script, all with the same settings but the lane.
struct ScriptLoader {
  let script: Script
  var parameters = ParameterValues()
  var rules = HouseRules()
  var currency = "BTC"
  var seed: UInt64 = 0
  /// Shows what the script prints; without it, nothing is shown.
  var talks = false

  /// As many copies as there are lanes, watched by one watchdog.
  func load(lanes: Int) throws -> [LuaStrategy] {
    do {
      let watchdog = try Watchdog(onUnresponsive: scriptIsUnresponsive)
      return try (0..<lanes).map { try load(lane: $0, of: lanes, watchdog: watchdog) }
    } catch let error as ScriptError {
      throw Failure(error, script: script.path)
    }
  }

  private func load(lane: Int, of lanes: Int, watchdog: Watchdog) throws -> LuaStrategy {
    let house = HouseFacts(name: "simulation", currency: currency, rules: rules, simulated: true)
    var settings = ScriptSettings(house: house, seed: seed)
    settings.parameters = parameters
    settings.lane = lane
    settings.memory = max(Self.memoryOfAllLanes / lanes, Self.leastMemory)
    settings.watchdog = watchdog
    if talks {
      let prefix = lanes > 1 ? "[script \(lane)] " : "[script] "
      settings.print = { Talk.say(prefix + $0) }
    }
    // Every lane runs the same text: one of them warns for all.
    if lane == 0 { settings.warn = { Talk.warn($0) } }
    return try LuaStrategy(script, settings: settings)
  }

  private static let memoryOfAllLanes = 48 << 20
  private static let leastMemory = 1 << 20
}

/// A script loops where no Lua instruction comes by, as in a pattern match: only the end of the process ends it.
/// Called on the watchdog's thread.
private func scriptIsUnresponsive(_: UnsafeMutableRawPointer?) {
  Talk.error("the script ran for more than 2 s inside one library call and was ended; no bet was in flight")
  Foundation.exit(ExitStatus.script.rawValue)
}
