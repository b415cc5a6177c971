/// What mydicebot does to a script before it runs it: everything is lower-cased, and `base` becomes `basebet`.
struct CaseFolding {
  /// The text that is left. It has as many lines, and each in its place.
  private(set) var text: [UInt8] = []
  /// Each spelling that was changed, once.
  private(set) var changes: [Translation.Change] = []

  /// Folds all of `text` but its comments. In strings a letter behind `\` or `%` keeps its case: it is an escape or
  /// the class of a pattern, and `%S` is not `%s`.
  init(_ original: [UInt8]) {
    var seen: Set<String> = []
    var copied = 0
    for token in Lexer.tokens(of: original) {
      text += original[copied..<token.start]
      copied = token.end
      let bytes = original[token.start..<token.end]
      var folded =
        token.kind == .invalid || token.isString ? Self.foldedString(bytes) : bytes.map(\.lowercased)
      if folded.elementsEqual("base".utf8) { folded += "bet".utf8 }
      text += folded
      guard !bytes.elementsEqual(folded), bytes.first?.isNameStart == true else { continue }
      let before = String(decoding: bytes, as: UTF8.self)
      guard seen.insert(before).inserted else { continue }
      let after = String(decoding: folded, as: UTF8.self)
      changes.append(Translation.Change(line: token.line, before: before, after: after))
    }
    text += original[copied...]
  }

  private static func foldedString(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var isKept = false
    return bytes.map { byte in
      if isKept {
        isKept = false
        return byte
      }
      isKept = byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%")
      return byte.lowercased
    }
  }
}

extension UInt8 {
  /// The small letter of a capital of ASCII; any other byte as it is.
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
