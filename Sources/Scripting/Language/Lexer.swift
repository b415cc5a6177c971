/// Cuts a script into tokens. It takes any bytes, never fails, and reads each byte a bounded number of times.
struct Lexer {
  private let text: [UInt8]
  private var at = 0
  private var line = 1

  /// The tokens of `text`, the last of which is `endOfText`.
  static func tokens(of text: [UInt8]) -> [Token] {
    var lexer = Lexer(text: text)
    lexer.skipFirstLine()
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 4)
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .endOfText
    return tokens
  }

  private init(text: [UInt8]) {
    self.text = text
  }

  /// What a file may begin with and Lua passes over: a byte order mark, and a line that begins with `#` (`luaL_loadfilex`,
  /// manual §6.1 `loadfile`).
  private mutating func skipFirstLine() {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if byte() == UInt8(ascii: "#") { skipLine() }
  }

  private mutating func next() -> Token {
    skipGap()
    let (start, line) = (at, line)
    let kind = token()
    return Token(kind: kind, start: start, end: at, line: line)
  }

  /// The byte `ahead` of where we are; 0 behind the end.
  private func byte(_ ahead: Int = 0) -> UInt8 {
    at + ahead < text.count ? text[at + ahead] : 0
  }

  private var isAtEnd: Bool { at >= text.count }

  private mutating func skipGap() {
    while !isAtEnd {
      switch byte() {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): skipLineBreak()
      case UInt8(ascii: " "), 0x09, 0x0B, 0x0C: at += 1
      case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-"):
        at += 2
        if !skipLongBracket() { skipLine() }
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while !isAtEnd, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") { at += 1 }
  }

  /// Steps over a line break; `\r\n` and `\n\r` are one (`inclinenumber` of Lua).
  private mutating func skipLineBreak() {
    let first = byte()
    at += 1
    if !isAtEnd, byte() != first, byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") { at += 1 }
    line += 1
  }

  private mutating func token() -> Token.Kind {
    if isAtEnd { return .endOfText }
    let first = byte()
    if first.isNameStart { return name() }
    if first.isDigit || first == UInt8(ascii: ".") && byte(1).isDigit { return number() }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted() }
    if first == UInt8(ascii: "["), let level = longBracketLevel() {
      return skipLong(level) ? .long : .invalid
    }
    return sign()
  }

  private mutating func name() -> Token.Kind {
    let start = at
    while byte().isNamePart { at += 1 }
    // The longest reserved word has eight letters.
    guard at - start <= 8 else { return .name }
    return Keyword(rawValue: String(decoding: text[start..<at], as: UTF8.self)).map { .word($0) } ?? .name
  }

  /// As `read_numeral` of Lua: greedy, so that `3..2` is one numeral, which Lua then finds malformed. But where a word
  /// follows at once, as in `5do`, the numeral ends before it, as in SharpLua.
  private mutating func number() -> Token.Kind {
    let isHex = byte() == UInt8(ascii: "0") && (byte(1) == UInt8(ascii: "x") || byte(1) == UInt8(ascii: "X"))
    let word = isHex ? at : decimalEnd()
    if isHex { at += 2 }
    let exponent = isHex ? [UInt8(ascii: "p"), UInt8(ascii: "P")] : [UInt8(ascii: "e"), UInt8(ascii: "E")]
    while true {
      if exponent.contains(byte()) {
        at += 1
        if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { at += 1 }
      } else if byte().isHexDigit || byte() == UInt8(ascii: ".") {
        at += 1
      } else {
        break
      }
    }
    if !isHex, word < at, text[word].isNameStart { at = word }
    return .number
  }

  /// Where the decimal numeral that begins here ends: digits, a point, digits, an exponent with digits.
  private func decimalEnd() -> Int {
    var ahead = 0
    while byte(ahead).isDigit { ahead += 1 }
    if byte(ahead) == UInt8(ascii: ".") { ahead += 1 }
    while byte(ahead).isDigit { ahead += 1 }
    guard byte(ahead) == UInt8(ascii: "e") || byte(ahead) == UInt8(ascii: "E") else { return at + ahead }
    let signed = byte(ahead + 1) == UInt8(ascii: "+") || byte(ahead + 1) == UInt8(ascii: "-") ? 2 : 1
    guard byte(ahead + signed).isDigit else { return at + ahead }
    ahead += signed
    while byte(ahead).isDigit { ahead += 1 }
    return at + ahead
  }

  private mutating func quoted() -> Token.Kind {
    let quote = byte()
    at += 1
    while !isAtEnd {
      switch byte() {
      case quote:
        at += 1
        return .quoted
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .invalid
      case UInt8(ascii: "\\"):
        at += 1
        skipEscaped()
      default: at += 1
      }
    }
    return .invalid
  }

  private mutating func skipEscaped() {
    if isAtEnd { return }
    switch byte() {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): skipLineBreak()
    case UInt8(ascii: "z"):
      at += 1
      while !isAtEnd, byte().isBlank {
        if byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") { skipLineBreak() } else { at += 1 }
      }
    default: at += 1
    }
  }

  /// How many `=` the long bracket that begins here has; nil where none begins.
  private func longBracketLevel() -> Int? {
    guard byte() == UInt8(ascii: "[") else { return nil }
    var level = 0
    while byte(1 + level) == UInt8(ascii: "=") { level += 1 }
    return byte(1 + level) == UInt8(ascii: "[") ? level : nil
  }

  /// Steps over a long bracket and what it holds; false where none begins.
  private mutating func skipLongBracket() -> Bool {
    guard let level = longBracketLevel() else { return false }
    _ = skipLong(level)
    return true
  }

  /// Steps over a long bracket of `level`; false where it does not end.
  private mutating func skipLong(_ level: Int) -> Bool {
    at += level + 2
    while !isAtEnd {
      switch byte() {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): skipLineBreak()
      case UInt8(ascii: "]"):
        var seen = 0
        while seen < level, byte(1 + seen) == UInt8(ascii: "=") { seen += 1 }
        at += 1 + seen
        if seen == level, byte() == UInt8(ascii: "]") {
          at += 1
          return true
        }
      default: at += 1
      }
    }
    return false
  }

  private mutating func sign() -> Token.Kind {
    for (spelling, sign) in Self.signs[Int(byte())] where text[at...].starts(with: spelling) {
      at += spelling.count
      return .sign(sign)
    }
    at += 1
    return .invalid
  }

  /// The signs that begin with each byte, the longest first.
  private static let signs: [[(spelling: [UInt8], sign: Sign)]] = (0...255).map { first in
    let spelled = Sign.allCases.map { (spelling: Array($0.rawValue.utf8), sign: $0) }
    return spelled.filter { $0.spelling.first == UInt8(first) }.sorted {
      $0.spelling.count > $1.spelling.count
    }
  }
}

extension UInt8 {
  /// Whether it can begin a name; letters are those of ASCII, whatever the locale.
  var isNameStart: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == UInt8(ascii: "_")
  }

  /// Whether it can be in a name.
  var isNamePart: Bool { isNameStart || isDigit }

  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isHexDigit: Bool { isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }

  /// Whether it is blank to Lua.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
