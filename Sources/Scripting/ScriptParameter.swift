/// A parameter that a script declares: `param("base", house.min_bet, "first stake", { min = 0.00000001 })`.
public struct ScriptParameter: Hashable, Sendable {
  /// Its name, a Lua identifier of at most 64 bytes.
  public let name: String
  /// Its value where nothing is given; its kind is the parameter's.
  public let initial: ScriptValue
  /// What it means, with the unit.
  public let doc: String
  /// The smallest number taken, if there is one.
  public let min: ScriptValue?
  /// The largest number taken, if there is one.
  public let max: ScriptValue?
  /// The only values taken; empty where any is.
  public let choices: [ScriptValue]
  /// The value of this run.
  public internal(set) var value: ScriptValue

  /// Makes a parameter; only a script's declaration, and who reads one that was sent, do.
  package init(
    name: String, initial: ScriptValue, doc: String, min: ScriptValue?, max: ScriptValue?,
    choices: [ScriptValue],
    value: ScriptValue
  ) {
    self.name = name
    self.initial = initial
    self.doc = doc
    self.min = min
    self.max = max
    self.choices = choices
    self.value = value
  }

  /// Why `candidate` is not taken, as `expected …`, or nil where it is.
  func objection(to candidate: ScriptValue) -> String? {
    if let number = candidate.number {
      guard number.isFinite else { return "a finite number" }
      if let least = min?.number, number < least { return range }
      if let most = max?.number, number > most { return range }
    }
    if choices.isEmpty || choices.contains(where: { Self.areSame($0, candidate) }) { return nil }
    return "one of \(choices.map(\.description).joined(separator: ", "))"
  }

  private static func areSame(_ left: ScriptValue, _ right: ScriptValue) -> Bool {
    if let first = left.number, let second = right.number { return first == second }
    return left == right
  }

  /// What it takes, for a person: `a number of at least 1`, `true or false`, `one of low, high`, `a text`.
  public var taken: String {
    if !choices.isEmpty { return "one of \(choices.map(\.description).joined(separator: ", "))" }
    switch initial {
    case .integer, .number: return range
    case .boolean: return "true or false"
    case .string: return "a text"
    }
  }

  private var range: String {
    switch (min, max) {
    case (let least?, let most?): "a number from \(least) to \(most)"
    case (let least?, nil): "a number of at least \(least)"
    case (nil, let most?): "a number of at most \(most)"
    case (nil, nil): "a number"
    }
  }

  /// Reads what stands after `name=`; throws `badParameter` where this parameter does not take it.
  func parse(_ text: String) throws(ScriptError) -> ScriptValue {
    let parsed: ScriptValue?
    let kind: String
    switch initial {
    case .integer, .number:
      parsed = NumberText.parse(text)
      kind = "a number"
    case .boolean:
      parsed = text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
      kind = "true or false"
    case .string:
      parsed = text.utf8.count <= 256 ? .string(text) : nil
      kind = "a text of at most 256 bytes"
    }
    guard let parsed else { throw .badParameter(name: name, value: text, expected: kind) }
    if let expected = objection(to: parsed) {
      throw .badParameter(name: name, value: text, expected: expected)
    }
    return parsed
  }
}

/// Reads numbers as Lua writes them in decimal: an optional sign, digits, a point, an exponent. No spaces, no
/// hexadecimal, no `inf` or `nan`.
enum NumberText {
  /// The number, whole where it is written without point and exponent and fits.
  static func parse(_ text: String) -> ScriptValue? {
    let allowed = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard allowed, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    if let whole = Int64(text) { return .integer(whole) }
    let filled = text.hasPrefix(".") ? "0\(text)" : text
    guard let number = Double(filled), number.isFinite else { return nil }
    return .number(number)
  }
}
