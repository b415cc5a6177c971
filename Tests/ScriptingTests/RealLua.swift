import Scripting

/// The real Lua, to judge texts by.
enum RealLua {
  /// What Lua says of a text that it cannot compile; nil where it can.
  static func complaint(_ text: [UInt8]) throws -> String? {
    let printed = try Play.output(of: "print(select(2, load(\(literal(text)))))")
    return printed == ["nil"] || printed == [""] ? nil : printed.joined()
  }

  /// What the function returns that a text is the body of, or the error that it raises.
  static func result(_ text: [UInt8]) throws -> String {
    try Play.output(of: "print(select(2, pcall(assert(load(\(literal(text)))))))").joined()
  }

  /// A Lua string that holds any bytes.
  private static func literal(_ text: [UInt8]) -> String {
    let escaped = text.map { byte -> String in
      let isPlain = (0x20...0x7E).contains(byte) && byte != 0x22 && byte != 0x5C
      return isPlain
        ? String(UnicodeScalar(byte))
        : "\\" + String(repeating: "0", count: 3 - String(byte).count) + "\(byte)"
    }
    return "\"\(escaped.joined())\""
  }
}

extension Translator {
  /// For tests: a text in and out.
  static func translated(_ text: String, dialect: Dialect = .dicebot) -> String {
    String(decoding: translate(Array(text.utf8), dialect: dialect).text, as: UTF8.self)
  }
}
