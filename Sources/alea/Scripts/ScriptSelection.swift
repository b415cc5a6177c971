import Scripting

/// Finds the script that a person names: a path if it contains `/` or ends in `.lua`, else a bundled strategy.
enum ScriptSelection {
  /// The script `name`; fails with a hint if there is none.
  static func find(_ name: String) throws -> Script {
    do {
      if isPath(name) { return try Script(contentsOf: name) }
      guard let text = BundledStrategies.text(name) else {
        let hint = Nearest.hint(name, in: BundledStrategies.names)
        throw Failure(
          .noFile, "no bundled strategy '\(name)'\(hint) (see: alea strategies; a path contains '/')")
      }
      return try Script(path: "strategies/\(name).lua", text: text)
    } catch let error as ScriptError {
      throw Failure(error)
    }
  }

  static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".lua") }
}

extension Failure {
  /// How the `script` that cannot be played ends the program. Lua does not always say where: a text that nests too
  /// deep, or bytecode, has no line.
  init(_ error: ScriptError, script: String) {
    let failure = Failure(error)
    let named = failure.status != .script || failure.description.hasPrefix(script)
    self.init(failure.status, named ? failure.description : "\(script): \(failure.description)")
  }

  /// How a script that cannot be played ends the program.
  init(_ error: ScriptError) {
    switch error {
    case .notFound, .unreadable: self.init(.noFile, error.description)
    case .malformedAssignment, .badParameter: self.init(.usage, error.description)
    case .unknownParameter(let name, let declared):
      self.init(.usage, error.description + Nearest.hint(name, in: declared))
    case .tooLarge, .didNotLoad, .noNextBet: self.init(.script, error.description)
    case .noResources: self.init(.unavailable, error.description)
    }
  }
}
