/// Reads Lua 5.4 (manual §9) with the extensions of SharpLua: `!`, `!=`, compound assignments, unary `+`, `continue`,
/// statements behind a `return`, and a chunk that ends at a closer without an opener.
///
/// It goes down as deep as Lua does, 200 levels, and no deeper: what a text can make of the stack is bounded.
struct Parser {
  var syntax: Syntax
  var position = 0
  var scopes = Scopes()
  /// The loops around the current statement, the innermost last; nil stands for a function between them.
  var loops: [Loop?] = []
  /// How many functions have been read, and how many of them we are in.
  var functions = (read: 0, around: 0)
  /// How many loops have been read.
  var loopsRead = 0
  /// For each condition of a `repeat` that is being read: the block of its body, and the last token that declares one
  /// of the locals of that block which the condition mentions.
  var conditions: [(block: Int, declaration: Int)] = []
  let labels: LabelNames
  private var level = 0
  /// `LUAI_MAXCCALLS` of Lua 5.4.
  static let deepest = 200

  /// Reads a whole script, or as much of it as is Lua.
  static func parse(_ text: [UInt8]) -> Syntax {
    var parser = Parser(text)
    do throws(SyntaxFault) {
      try parser.chunk()
    } catch {
      parser.syntax.fault = error
    }
    return parser.syntax
  }

  private init(_ text: [UInt8]) {
    let tokens = Lexer.tokens(of: text)
    syntax = Syntax(text: text, tokens: tokens)
    labels = LabelNames(avoiding: syntax)
  }

  private mutating func chunk() throws(SyntaxFault) {
    scopes.open()
    _ = try block()
    if kind != .endOfText { syntax.unmatchedCloser = position }
  }

  /// One level further down; fails where Lua would.
  mutating func descend() throws(SyntaxFault) {
    level += 1
    if level > Self.deepest { throw fault("at most \(Self.deepest) levels") }
  }

  mutating func ascend() { level -= 1 }

  // MARK: Tokens

  var token: Token { syntax.token(position) }
  var kind: Token.Kind { token.kind }
  var previous: Token { syntax.token(position - 1) }

  func next(_ ahead: Int = 1) -> Token { syntax.token(position + ahead) }

  func isAt(_ word: Keyword) -> Bool { kind == .word(word) }
  func isAt(_ sign: Sign) -> Bool { kind == .sign(sign) }

  mutating func advance() { position += 1 }

  mutating func accept(_ word: Keyword) -> Bool { accept(.word(word)) }
  mutating func accept(_ sign: Sign) -> Bool { accept(.sign(sign)) }

  private mutating func accept(_ wanted: Token.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  mutating func expect(_ word: Keyword) throws(SyntaxFault) {
    guard accept(word) else { throw fault("'\(word.rawValue)'") }
  }

  mutating func expect(_ sign: Sign) throws(SyntaxFault) {
    guard accept(sign) else { throw fault("'\(sign.rawValue)'") }
  }

  /// The name that must stand here.
  mutating func name() throws(SyntaxFault) -> String {
    guard kind == .name else { throw fault("a name") }
    defer { advance() }
    return syntax.string(token)
  }

  func fault(_ expected: String) -> SyntaxFault {
    SyntaxFault(token: position, line: token.line, expected: expected)
  }

  // MARK: Edits

  /// Puts `text` in the place of `token`.
  mutating func replace(_ token: Token, by text: String) {
    syntax.edits.append(Edit(token.start, token.end, text))
  }

  mutating func insert(_ text: String, before token: Token) {
    syntax.edits.append(Edit(token.start, token.start, text))
  }

  mutating func insert(_ text: String, behind token: Token) {
    syntax.edits.append(Edit(token.end, token.end, text))
  }

  /// The byte before a token and the one behind it; a blank where there is none.
  func neighbours(of token: Token) -> (before: UInt8, behind: UInt8) {
    let text = syntax.text
    return (token.start > 0 ? text[token.start - 1] : 0x20, token.end < text.count ? text[token.end] : 0x20)
  }
}
