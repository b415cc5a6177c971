/// Loops, and the `continue` that Lua does not have: a `goto` with a label at the end of the loop's body.
extension Parser {
  /// A loop whose body is being read.
  struct Loop {
    /// Counts the loops of a script.
    let number: Int
    /// The first token of its body, and of the statement of its body that is being read.
    let start: Int
    var statement: Int
    /// The statement of its body that holds the first `continue`.
    var firstLeap: Int?
  }

  /// Whether the name `continue` stands here as a statement: where it were a variable, something would have to be done
  /// with it. In Lua that passes as it is.
  var isContinue: Bool {
    guard case .some(.some) = loops.last, syntax.bytes(token).elementsEqual("continue".utf8) else {
      return false
    }
    switch next().kind {
    case .quoted, .long, .sign(.assign), .sign(.comma), .sign(.dot), .sign(.colon), .sign(.openBracket),
      .sign(.open), .sign(.openBrace):
      return false
    case .sign(let sign): return sign.compoundOperator == nil
    default: return true
    }
  }

  mutating func continueStatement() {
    guard case .some(.some(var loop)) = loops.last else { return }
    replace(token, by: "goto \(labels.name(loop.number))")
    if loop.firstLeap == nil { loop.firstLeap = loop.statement }
    loops[loops.count - 1] = loop
    advance()
  }

  /// Reads the body of a loop and the word that closes it, with the condition behind `until`.
  mutating func loopBody(closedBy closer: Keyword) throws(SyntaxFault) {
    loopsRead += 1
    loops.append(Loop(number: loopsRead, start: position, statement: position))
    scopes.open()
    let returns = try block(ofLoop: true)
    let loop = loops.removeLast()
    let closing = token
    try expect(closer)
    var lastNeeded: Int?
    if closer == .until {
      conditions.append((scopes.block, -1))
      try condition()
      lastNeeded = conditions.removeLast().declaration
    }
    scopes.close()
    if let loop, let leap = loop.firstLeap {
      placeLabel(of: loop, leap: leap, before: closing, returns: returns, lastNeeded: lastNeeded)
    }
  }

  /// Puts the label where the body ends.
  ///
  /// Nothing may follow a `return` in its block, and a `goto` may not jump into the scope of a local (manual §3.3.4),
  /// which in a `repeat` reaches over the condition. In both cases the statements get a block of their own, in a
  /// `repeat` only those from the first `continue` on: the condition sees what was declared before.
  private mutating func placeLabel(
    of loop: Loop, leap: Int, before closing: Token, returns: Bool, lastNeeded: Int?
  ) {
    let label = "::\(labels.name(loop.number)):: "
    if let lastNeeded {
      let canWrap = lastNeeded < leap
      if canWrap { insert("do ", before: syntax.token(leap)) }
      insert(canWrap ? "end \(label)" : label, before: closing)
    } else if returns {
      insert("do ", before: syntax.token(loop.start))
      insert("end \(label)", before: closing)
    } else {
      insert(label, before: closing)
    }
  }
}

/// Names for labels that no label of a script has.
struct LabelNames {
  private let prefix: String

  init(avoiding syntax: Syntax) {
    let base = Array("continue_".utf8)
    var underscores = -1
    for token in syntax.tokens where token.kind == .name {
      let name = syntax.bytes(token)
      let leading = name.prefix { $0 == UInt8(ascii: "_") }.count
      if name.dropFirst(leading).starts(with: base) { underscores = max(underscores, leading) }
    }
    prefix = String(repeating: "_", count: underscores + 1) + "continue_"
  }

  /// The label of the loop `number`.
  func name(_ number: Int) -> String { "\(prefix)\(number)" }
}
