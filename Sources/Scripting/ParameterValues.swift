/// The values that a person gave for a script's parameters: `-P base=0.5 -P levels=6`.
public struct ParameterValues: Hashable, Sendable {
  /// What was written after each name, in the order given; a name given twice counts as given last.
  public private(set) var texts: [String: String] = [:]

  /// No values: every parameter keeps its own.
  public init() {}

  /// Reads assignments such as `base=0.5`. Throws `malformedAssignment`.
  public init(assignments: [String]) throws(ScriptError) {
    for assignment in assignments {
      guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
        throw .malformedAssignment(text: assignment)
      }
      texts[String(assignment[..<equals])] = String(assignment[assignment.index(after: equals)...])
    }
  }

  /// The assignments, by name.
  package var assignments: [String] {
    texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  /// Checks that every name is one that the script declared. Throws `unknownParameter`.
  func check(declared: [ScriptParameter]) throws(ScriptError) {
    let names = declared.map(\.name)
    for name in texts.keys.sorted() where !names.contains(name) {
      throw .unknownParameter(name: name, declared: names)
    }
  }
}
