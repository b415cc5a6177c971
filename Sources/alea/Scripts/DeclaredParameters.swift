import ScriptHost
import Scripting

/// The parameters that a script declares where none of them is given a value.
struct DeclaredParameters {
  private let all: [ScriptParameter]

  /// Loads the script once to ask it.
  init(_ loader: ScriptLoader, _ house: HouseOptions) throws {
    var loader = loader
    loader.currency = house.symbol
    loader.startBalance = house.balance
    loader.parameters = ParameterValues()
    let process = try loader.load()
    all = process.script.parameters
    process.end()
  }

  /// The parameter of that name, if there is one: scripts of other bots may take some that they do not declare.
  func named(_ name: String) -> ScriptParameter? { all.first { $0.name == name } }

  /// Whether it is a text of any kind, which may have commas of its own.
  func isText(_ name: String) -> Bool {
    guard let one = named(name), one.choices.isEmpty, case .string = one.initial else { return false }
    return true
  }

  /// The names.
  var names: [String] { all.map(\.name) }
}
