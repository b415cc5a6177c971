import ArgumentParser
import Scripting

/// Which script plays, and its parameters.
struct ScriptOptions: ParsableArguments {
  @Argument(help: "The script: a bundled strategy's name, or a path (contains '/' or ends in .lua).")
  var script: String?

  @Option(name: [.customShort("s"), .long], help: "The script, as a flag.")
  var strategy: String?

  @Option(
    name: [.customShort("P"), .customLong("param")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Set a parameter of the script; `alea show` lists them.", valueName: "name=value"))
  var parameters: [String] = []

  /// The one script that was named.
  func name() throws -> String {
    switch (script, strategy) {
    case (let name?, nil), (nil, let name?): return name
    case (let first?, let second?) where first == second: return first
    case (let first?, let second?): throw Failure(.usage, "two scripts are named: \(first) and \(second)")
    case (nil, nil): throw Failure(.usage, "no script: name one, such as 'flat' (see: alea strategies)")
    }
  }

  /// The values of its parameters.
  func values() throws -> ParameterValues {
    do throws(ScriptError) {
      return try ParameterValues(assignments: parameters)
    } catch {
      throw Failure(error)
    }
  }
}
