/// What is checked in a file; each check returns the offences that it finds.
enum Check: String, CaseIterable, Sendable {
  case noClockNoChance, arrows, size, names, noTrap, finished, paths, noDictionary

  /// Modules that a module may import; those that are not ours are of no concern here.
  static let ownImports: [String: Set<String>] = [
    "Dice": [],
    "Engine": ["Dice"],
    "Simulation": ["Dice", "Engine"],
    "Scripting": ["Dice", "Engine", "CLua"],
    "Ledger": ["Dice", "Engine", "CPages"],
    "DuckDice": ["Dice", "Engine"],
    "HouseServer": ["Dice", "Engine", "DuckDice", "Simulation"],
    "ScriptHost": ["Dice", "Engine", "Scripting", "Simulation"],
    "Analysis": ["Dice", "Engine"],
    "Report": ["Dice", "Engine", "Analysis"],
  ]

  /// Files that may say `@unchecked Sendable` or trap, with the reason.
  static let allowed: [String: String] = [
    "Sources/Scripting/Watchdog.swift": "a pointer that never changes, to C memory that its own lock guards"
  ]

  func offences(_ file: SourceFile) -> [String] {
    switch self {
    case .noClockNoChance: file.isPure ? file.lines(with: Self.impure) : []
    case .noDictionary: file.isPure ? file.lines(with: ["Dictionary", "[:]"]) + file.dictionaryTypes : []
    case .arrows: file.forbiddenImports
    case .size: file.lines.count > 301 ? ["\(file.path): \(file.lines.count) lines"] : []
    case .names: file.badNames
    case .noTrap:
      Self.allowed[file.path] == nil
        ? file.lines(with: ["try!", "as!", "@unchecked Sendable", "nonisolated(unsafe)"]) + file.forced : []
    case .finished: file.lines(with: ["TODO", "FIXME", "fatalError(\"not"], inComments: true)
    case .paths: file.lines(with: ["../shared", "/wo" + "rk/"], inComments: true)
    }
  }

  private static let impure = [
    "import Foundation", "Date()", ".random(", "Task.sleep", ".shuffled(", "ContinuousClock",
    "SuspendingClock",
    "SystemRandomNumberGenerator", "getenv",
  ]
}

extension SourceFile {
  fileprivate var isPure: Bool { module == "Dice" || module == "Engine" }

  fileprivate func lines(with words: [String], inComments: Bool = false) -> [String] {
    let searched = inComments ? lines.map { String($0) } : code
    return searched.enumerated().compactMap { number, line in
      words.first { line.contains($0) }.map { "\(path):\(number + 1): \($0)" }
    }
  }

  fileprivate var forbiddenImports: [String] {
    guard path.hasPrefix("Sources/"), let allowed = Check.ownImports[module] else { return [] }
    let pattern = /^\s*(?:@\w+\s+)*(?:(?:public|package|internal|private)\s+)?import\s+(?:\w+\s+)?(\w+)/
    return code.compactMap { line -> String? in
      guard let match = line.firstMatch(of: pattern) else { return nil }
      let name = String(match.output.1)
      // Dice imports nothing at all; for the others only our own modules are arrows.
      let isOurs = Check.ownImports[name] != nil || name == "alea"
      return module == "Dice" || isOurs && !allowed.contains(name) ? "\(path): imports \(name)" : nil
    }
  }

  fileprivate var badNames: [String] {
    let pattern =
      /\b(?:class|struct|enum|actor|protocol|typealias)\s+(\w*(?:Manager|Helper|Helpers|Util|Utils|Core))\b/
    return code.flatMap { $0.matches(of: pattern).map { "\(path): \($0.output.1)" } }
  }

  /// `value!`, `call()!`, `list[0]!`: an exclamation mark that closes an expression, or an unwrapped type.
  fileprivate var forced: [String] {
    code.enumerated().compactMap { number, line in
      line.contains(/[\w\)\]]!(?!=)/) ? "\(path):\(number + 1): forced" : nil
    }
  }

  fileprivate var dictionaryTypes: [String] {
    code.enumerated().compactMap { number, line in
      line.contains(/\[\s*[A-Z]\w*\s*:\s*[A-Z(\[]/) ? "\(path):\(number + 1): a dictionary" : nil
    }
  }
}
