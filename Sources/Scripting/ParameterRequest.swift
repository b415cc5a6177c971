internal import CLua

/// Reads a call of `param(name, default, doc, options)`.
enum ParameterRequest {
  /// The parameter that the call declares.
  static func parameter(of request: borrowing alua_param) throws(ScriptHost.Objection) -> ScriptParameter {
    guard let name = string(request.name), isIdentifier(name) else {
      throw ScriptHost.Objection("param: the first argument must be a name, such as \"base\"")
    }
    guard let initial = value(request.initial) else {
      throw ScriptHost.Objection("param \"\(name)\": the default must be a number, a boolean or a string")
    }
    if case .string(let text) = initial, text.utf8.count > 256 {
      throw ScriptHost.Objection("param \"\(name)\": the default is longer than 256 bytes")
    }
    let parameter = ScriptParameter(
      name: name, initial: initial, doc: try doc(request.doc, name),
      min: try bound(request.min, name, "min", initial), max: try bound(request.max, name, "max", initial),
      choices: try choices(of: request, name), value: initial)
    if let expected = parameter.objection(to: initial) {
      throw ScriptHost.Objection("param \"\(name)\": the default is \(initial); expected \(expected)")
    }
    return parameter
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard name.utf8.count <= 64, let first = name.utf8.first else { return false }
    if (0x30...0x39).contains(first) { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
      default: false
      }
    }
  }

  private static func string(_ given: alua_text_value) -> String? {
    guard given.value.kind == ALUA_STRING, let text = given.text else { return nil }
    return String(decoding: UnsafeRawBufferPointer(start: text, count: given.length), as: UTF8.self)
  }

  private static func value(_ given: alua_text_value) -> ScriptValue? {
    switch given.value.kind {
    case ALUA_INTEGER: .integer(given.value.integer)
    case ALUA_NUMBER: .number(given.value.number)
    case ALUA_BOOLEAN: .boolean(given.value.integer != 0)
    case ALUA_STRING: string(given).map(ScriptValue.string)
    default: nil
    }
  }

  private static func isAbsent(_ given: alua_text_value) -> Bool {
    given.value.kind == ALUA_NIL || given.value.kind == ALUA_NONE
  }

  private static func doc(_ given: alua_text_value, _ name: String) throws(ScriptHost.Objection) -> String {
    if isAbsent(given) { return "" }
    guard let text = string(given), text.utf8.count <= 1024 else {
      throw ScriptHost.Objection("param \"\(name)\": the third argument must be a text that says what it is")
    }
    return String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
  }

  private static func bound(
    _ given: alua_text_value, _ name: String, _ field: String, _ initial: ScriptValue
  ) throws(ScriptHost.Objection) -> ScriptValue? {
    if isAbsent(given) { return nil }
    guard let bound = value(given), let number = bound.number, number.isFinite, initial.number != nil else {
      throw ScriptHost.Objection("param \"\(name)\": \(field) must be a number, and so must the default")
    }
    return bound
  }

  private static func choices(
    of request: borrowing alua_param, _ name: String
  ) throws(ScriptHost.Objection) -> [ScriptValue] {
    let count = Int(request.choice_count)
    let given = withUnsafeBytes(of: request.choices) { bytes in
      Array(bytes.bindMemory(to: alua_text_value.self).prefix(count))
    }
    let read = given.compactMap(value)
    guard read.count == given.count else {
      throw ScriptHost.Objection("param \"\(name)\": choices must be numbers, booleans or strings")
    }
    return read
  }
}
