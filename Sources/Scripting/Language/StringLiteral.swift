/// Strings as they are written in a script (manual §3.1).
enum StringLiteral {
  /// The backslashes of a quoted string that escape nothing: Lua 5.1 passes over them (its manual, §2.1), Lua 5.4
  /// refuses them.
  static func idleEscapes(_ syntax: Syntax, _ token: Token) -> [Int] {
    let bytes = syntax.bytes(token)
    guard token.kind == .quoted, bytes.contains(UInt8(ascii: "\\")) else { return [] }
    var idle: [Int] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else { continue }
      switch escaped {
      case UInt8(ascii: "x"):
        if rest.prefix(2).filter(\.isHexDigit).count < 2 { idle.append(rest.startIndex - 2) }
      case UInt8(ascii: "u"):
        if rest.first != UInt8(ascii: "{") { idle.append(rest.startIndex - 2) }
      case _ where escaped.isDigit || isLineBreak(escaped) || "abfnrtvz\"'\\".utf8.contains(escaped): break
      default: idle.append(rest.startIndex - 2)
      }
    }
    return idle
  }

  /// The bytes that write the same string in one line and in Lua 5.4: as they are, where they do so already.
  static func inOneLine(_ syntax: Syntax, _ token: Token) -> [UInt8] {
    let idle = idleEscapes(syntax, token)
    let bytes = idle.isEmpty ? syntax.bytes(token) : without(idle, syntax.bytes(token))
    guard bytes.contains(where: isLineBreak) else { return Array(bytes) }
    return token.kind == .long ? quoted(syntax.content(token)) : joined(bytes)
  }

  private static func without(_ places: [Int], _ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let dropped = Set(places)
    return bytes.indices.filter { !dropped.contains($0) }.map { bytes[$0] }[...]
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Writes what a long bracket holds between quotes: nothing in it is escaped, the first line break does not count,
  /// and every other is one `\n`.
  private static func quoted(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var rest = content
    dropLineBreak(&rest)
    var text = Array("\"".utf8)
    while let byte = rest.first {
      if dropLineBreak(&rest) {
        text += "\\n".utf8
        continue
      }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
      text.append(byte)
      rest.removeFirst()
    }
    return text + "\"".utf8
  }

  /// Writes a quoted string without the line breaks that `\` and `\z` let it have.
  private static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest = bytes
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      if dropLineBreak(&rest) {
        text += "\\n".utf8
      } else if rest.first == UInt8(ascii: "z") {
        rest = rest.dropFirst().drop { $0.isBlank }
      } else {
        text.append(byte)
        if let escaped = rest.popFirst() { text.append(escaped) }
      }
    }
    return text
  }

  /// Takes a line break off the front, if there is one.
  @discardableResult
  private static func dropLineBreak(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, isLineBreak(first) else { return false }
    rest.removeFirst()
    if let second = rest.first, isLineBreak(second), second != first { rest.removeFirst() }
    return true
  }
}
