/// What the parser found in a script, as flat lists: a tree of a hostile text could be too deep to be walked or freed.
struct Syntax: Sendable {
  let text: [UInt8]
  let tokens: [Token]
  /// Every mention of a variable, in the order of the text.
  var uses: [NameUse] = []
  /// What makes Lua 5.4 of the extended grammar.
  var edits: [Edit] = []
  /// What makes the operands of `..` text as Lua 5.1 writes numbers; see `OperandMark`.
  var operandMarks: [OperandMark] = []
  /// The token at top level that closes a block and opens none of its own: SharpLua ends the chunk there.
  var unmatchedCloser: Int?
  /// Where it stopped being Lua.
  var fault: SyntaxFault?

  /// The token `index`; the end of the text where there are no more.
  func token(_ index: Int) -> Token {
    if tokens.indices.contains(index) { return tokens[index] }
    return tokens.last ?? Token(kind: .endOfText, start: text.count, end: text.count, line: 1)
  }

  /// The bytes of a token.
  func bytes(_ token: Token) -> ArraySlice<UInt8> { text[token.start..<token.end] }

  /// The text of a token.
  func string(_ token: Token) -> String { String(decoding: bytes(token), as: UTF8.self) }

  /// What stands between the quotes or long brackets of a string, as it is written.
  func content(_ token: Token) -> ArraySlice<UInt8> {
    let whole = bytes(token)
    switch token.kind {
    case .quoted: return whole.dropFirst().dropLast()
    case .long:
      let bracket = 2 + whole.dropFirst().prefix { $0 == UInt8(ascii: "=") }.count
      return whole.dropFirst(bracket).dropLast(bracket)
    default: return []
    }
  }
}

/// A mention of a variable.
struct NameUse: Sendable {
  enum Role: Sendable {
    case read, written
    /// Both: the target of a compound assignment.
    case updated
    /// Made a function: `function name(`, `name = function`.
    case defined
  }

  let name: String
  /// Its place in the list of tokens.
  let token: Int
  let line: Int
  let isLocal: Bool
  /// How many functions it stands in; 0 at top level.
  let depth: Int
  var role = Role.read
  /// The field that is taken of it: `open` in `io.open`.
  var member: String?
  /// Whether that field, or one below it, is set.
  var setsMember = false
  /// Whether it, or its field, is called.
  var isCalled = false
  /// The token of the first argument of that call where it is a string.
  var firstArgument: Int?
}

/// Why a text is not Lua, not even with SharpLua's extensions.
struct SyntaxFault: Error, Hashable, Sendable {
  /// The token where it was noticed, and its line.
  let token, line: Int
  /// What should have stood there.
  let expected: String
}

/// A piece of text at one end of an operand of `..`.
///
/// Lua 5.4 writes a float that is whole as `5.0`, and there is no way to tell it otherwise for `..`; all hosts of
/// community scripts write `5`. So where such a script runs, each operand that may be a number goes through a function
/// of ours: `"bets: " .. bets` is `"bets: " .. alea_text_(bets,"global 'bets'")`.
struct OperandMark: Sendable {
  let position: Int
  let text: String
  let isOpening: Bool

  /// The function's name, in the shim that defines it too.
  static let function = "alea_text_"

  var edit: Edit { Edit(position, position, text) }
}

/// A part of the text and what takes its place; nothing is replaced where the part is empty.
struct Edit: Hashable, Sendable {
  let start, end: Int
  let text: [UInt8]
  /// The same with the operands of `..` marked, where that makes a difference.
  let marked: [UInt8]

  init(_ start: Int, _ end: Int, _ text: [UInt8], marked: [UInt8]? = nil) {
    self.start = start
    self.end = end
    self.text = text
    self.marked = marked ?? text
  }

  init(_ start: Int, _ end: Int, _ text: String) { self.init(start, end, Array(text.utf8)) }
}
