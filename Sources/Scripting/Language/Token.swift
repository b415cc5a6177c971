/// A word, sign or literal of a script, as Lua's lexer cuts them (manual §3.1). What lies between two tokens is blank
/// or a comment, so that tokens and gaps together are the text, byte for byte.
struct Token: Hashable, Sendable {
  let kind: Kind
  /// Where it begins and ends in the text, in bytes.
  let start, end: Int
  /// The line that it begins in, from 1, as Lua counts.
  let line: Int

  enum Kind: Hashable, Sendable {
    case name
    case number
    /// A string between quotes.
    case quoted
    /// A string between long brackets.
    case long
    case word(Keyword)
    case sign(Sign)
    /// A byte that begins no token, or a string that does not end.
    case invalid
    /// Behind the last token.
    case endOfText
  }

  /// Whether it is a string.
  var isString: Bool { kind == .quoted || kind == .long }
}

/// The reserved words of Lua 5.4.
enum Keyword: String, CaseIterable, Sendable {
  case and, `break`, `do`, `else`, `elseif`, end, `false`, `for`, function, goto, `if`, `in`, local, `nil`,
    not, or
  case `repeat`, `return`, then, `true`, until, `while`
}

/// The signs of Lua 5.4, and behind them those of SharpLua that Lua does not have.
enum Sign: String, CaseIterable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case power = "^"
  case length = "#"
  case ampersand = "&"
  case tilde = "~"
  case bar = "|"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case equal = "=="
  case unequal = "~="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case assign = "="
  case open = "("
  case close = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case openBracket = "["
  case closeBracket = "]"
  case label = "::"
  case semicolon = ";"
  case colon = ":"
  case comma = ","
  case dot = "."
  case concat = ".."
  case dots = "..."

  case bang = "!"
  case bangEqual = "!="
  case plusAssign = "+="
  case minusAssign = "-="
  case timesAssign = "*="
  case slashAssign = "/="
  case percentAssign = "%="
  case powerAssign = "^="
  case concatAssign = "..="

  /// The operator of a compound assignment, or nil for any other sign.
  var compoundOperator: String? {
    switch self {
    case .plusAssign, .minusAssign, .timesAssign, .slashAssign, .percentAssign, .powerAssign, .concatAssign:
      String(rawValue.dropLast())
    default: nil
    }
  }
}
