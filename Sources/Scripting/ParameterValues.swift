/// The values that a person gave for a script's parameters: `-P base=0.5 -P levels=6`.
public struct ParameterValues: Hashable, Sendable {
  /// What was written after each name, in the order given; a name given twice counts as given last.
  public private(set) var texts: [String: String] = [:]

  /// No values: every parameter keeps its own.
  public init() {}

  /// Reads assignments such as `base=0.5`. Throws `malformedAssignment`.
  public init(assignments: [String]) throws(ScriptError) {
    for assignment in assignments {
      let (name, text) = try Self.parts(assignment)
      texts[name] = text
    }
  }

  /// The name and what stands behind it in an assignment such as `base=0.5`. Throws `malformedAssignment`.
  package static func parts(_ assignment: String) throws(ScriptError) -> (name: String, text: String) {
    guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
      throw .malformedAssignment(text: assignment)
    }
    return (String(assignment[..<equals]), String(assignment[assignment.index(after: equals)...]))
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
