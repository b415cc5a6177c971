import Dice
import ScriptHost
import Scripting

/// Loads copies of one script in a process of its own, all with the same settings but the lane.
struct ScriptLoader: Sendable {
  var script: Script
  var parameters = ParameterValues()
  var rules = HouseRules()
  var currency = "BTC"
  var seed: UInt64 = 0
  var lanes = 1
  /// Whose contract the script was written for; nil where its text tells.
  var dialect: Dialect?
  /// Where it plays.
  var house = HouseName.simulation
  /// What it has at the start.
  var startBalance = Amount(units: 1_000 * Amount.unitsPerCoin)
  /// The files that it sees, and whether those that it leaves are wanted.
  var files: [ScriptFiles.File] = []
  var wantsFiles = false
  var time = ScriptTime()
  var launch = ScriptLaunch()
  /// Shows what the script prints; without it, nothing is shown.
  var talks = false
  /// Hears what needs attention.
  var warn: @Sendable (String) -> Void = { Talk.warn($0) }
  /// Whether the process says which line a bet came from.
  var traces = false

  /// What the script process is told to load.
  var order: ScriptOrder {
    let house = HouseFacts(
      name: house.rawValue, currency: currency, rules: rules, simulated: house == .simulation)
    var order = ScriptOrder(script, house: house, seed: seed, lanes: lanes)
    order.parameters = parameters
    order.dialect = dialect
    order.startBalance = startBalance
    order.files = files
    order.wantsFiles = wantsFiles
    order.time = time
    order.talks = talks
    order.traces = traces
    return order
  }

  /// A process that has loaded the script.
  func load() throws -> ScriptProcess {
    let words = ScriptWords(lanes: lanes, say: talks ? { Talk.say($0) } : nil, warn: warn)
    do throws(HostError) {
      return try ScriptProcess(order, launch: launch, words: words)
    } catch {
      throw Failure(error, script: script.path)
    }
  }
}

extension Failure {
  /// How a script process that is of no use ends the program.
  init(_ error: HostError, script: String) {
    switch error {
    case .script(let error): self.init(error, script: script)
    case .cannotStart: self.init(.unavailable, error.description)
    case .stuck, .lost:
      let named = error.description.hasPrefix(script)
      self.init(.script, named ? error.description : "\(script): \(error.description)")
    }
  }
}
