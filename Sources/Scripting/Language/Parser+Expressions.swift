/// Expressions (manual §3.4).
extension Parser {
  mutating func expressions() throws(SyntaxFault) {
    repeat { try expression() } while accept(.comma)
  }

  mutating func expression() throws(SyntaxFault) { try expression(above: 0) }

  /// Reads operands and the operators between them that bind tighter than `limit`.
  ///
  /// Returns whether the operator that was applied last is `..`.
  @discardableResult
  private mutating func expression(above limit: Int) throws(SyntaxFault) -> Bool {
    try descend()
    let start = position
    var isConcatenation = false
    if isUnary {
      makeUnary()
      advance()
      try expression(above: 12)
    } else {
      try operand()
    }
    while let priority = kind.priority, priority.left > limit {
      if isAt(.bangEqual) { replace(token, by: "~=") }
      isConcatenation = isAt(.concat)
      if isConcatenation { markOperand(from: start) }
      advance()
      let second = position
      let endsInConcatenation = try expression(above: priority.right)
      if isConcatenation && !endsInConcatenation { markOperand(from: second) }
    }
    ascend()
    return isConcatenation
  }

  /// Marks the operand of `..` that begins at a token and ends before the current one, unless it is a string.
  private mutating func markOperand(from start: Int) {
    let first = syntax.token(start)
    if position == start + 1, first.isString { return }
    // A word may touch the parenthesis that the operand begins with: `return(x)..y`.
    let blank = neighbours(of: first).before.isNamePart ? " " : ""
    syntax.operandMarks.append(
      OperandMark(position: first.start, text: "\(blank)\(OperandMark.function)(", isOpening: true))
    let words = description(from: start).map { ",\"\($0)\")" } ?? ")"
    syntax.operandMarks.append(OperandMark(position: previous.end, text: words, isOpening: false))
  }

  /// What Lua's messages call an operand that is a variable or a field of one.
  private func description(from start: Int) -> String? {
    guard previous.kind == .name else { return nil }
    let name = syntax.string(previous)
    if position == start + 1 { return "\(scopes.find(name) == nil ? "global" : "local") '\(name)'" }
    return syntax.token(position - 2).kind == .sign(.dot) ? "field '\(name)'" : nil
  }

  private var isUnary: Bool {
    switch kind {
    case .word(.not), .sign(.minus), .sign(.length), .sign(.tilde), .sign(.bang), .sign(.plus): true
    default: false
    }
  }

  /// Makes Lua of the unary operators that Lua does not have.
  private mutating func makeUnary() {
    let around = neighbours(of: token)
    if isAt(.bang) {
      let isApart = !around.before.isNamePart
      // Words and numbers would grow together with `not`; another `!` becomes a word.
      let needsBlank = around.behind.isNamePart || around.behind == UInt8(ascii: "!")
      replace(token, by: (isApart ? "not" : " not") + (needsBlank ? " " : ""))
    } else if isAt(.plus) {
      // Without it its neighbours may grow together: `return+x`, `- +-x`, `..+.5`.
      let isApart = around.before.isBlank || around.behind.isBlank || "(=,{".utf8.contains(around.before)
      replace(token, by: isApart ? "" : " ")
    }
  }

  private mutating func operand() throws(SyntaxFault) {
    switch kind {
    case .quoted: takeString()
    case .number:
      if neighbours(of: token).behind.isNameStart { insert(" ", behind: token) }
      advance()
    case .long, .word(.nil), .word(.true), .word(.false), .sign(.dots): advance()
    case .sign(.openBrace): try table()
    case .word(.function):
      advance()
      try functionBody(isMethod: false)
    default: _ = try suffixedExpression()
    }
  }

  private mutating func takeString() {
    for backslash in StringLiteral.idleEscapes(syntax, token) {
      syntax.edits.append(Edit(backslash, backslash + 1, ""))
    }
    advance()
  }

  /// Reads a variable or an expression in parentheses, and the fields, indices and calls behind it.
  mutating func suffixedExpression() throws(SyntaxFault) -> Shape {
    var use: Int?
    var shape: Shape
    if kind == .name {
      let place = mention(position)
      use = place
      shape = .variable(place)
      advance()
    } else {
      guard accept(.open) else { throw fault("an expression") }
      try expression()
      try expect(.close)
      shape = .parenthesized
    }
    while true {
      switch kind {
      case .sign(.dot):
        advance()
        let field = try name()
        if case .variable(let place) = shape { syntax.uses[place].member = field }
        shape = .field(use)
      case .sign(.openBracket):
        advance()
        if case .variable(let place) = shape, kind == .quoted, next().kind == .sign(.closeBracket) {
          syntax.uses[place].member = String(decoding: syntax.content(token), as: UTF8.self)
        }
        try expression()
        try expect(.closeBracket)
        shape = .field(use)
      case .sign(.colon):
        advance()
        let method = try name()
        if case .variable(let place) = shape { syntax.uses[place].member = method }
        noteCall(of: use, shape)
        try arguments()
        shape = .call
      case .sign(.open), .sign(.openBrace), .quoted, .long:
        noteCall(of: use, shape)
        try arguments()
        shape = .call
      default: return shape
      }
    }
  }

  /// Notes that a variable, or a field of it, is called here.
  private mutating func noteCall(of use: Int?, _ shape: Shape) {
    if case .call = shape { return }
    guard let use else { return }
    syntax.uses[use].isCalled = true
    let first = isAt(.open) ? position + 1 : position
    if syntax.token(first).isString { syntax.uses[use].firstArgument = first }
  }

  private mutating func arguments() throws(SyntaxFault) {
    switch kind {
    case .quoted, .long: takeString()
    case .sign(.openBrace): try table()
    case .sign(.open):
      advance()
      if !isAt(.close) { try expressions() }
      try expect(.close)
    default: throw fault("the arguments of a call")
    }
  }

  private mutating func table() throws(SyntaxFault) {
    try expect(.openBrace)
    while !isAt(.closeBrace) {
      if kind == .name, next().kind == .sign(.assign) {
        position += 2
      } else if accept(.openBracket) {
        try expression()
        try expect(.closeBracket)
        try expect(.assign)
      }
      try expression()
      guard accept(.comma) || accept(.semicolon) else { break }
    }
    try expect(.closeBrace)
  }

  /// Reads the parameters and the body of a function.
  mutating func functionBody(isMethod: Bool) throws(SyntaxFault) {
    functions.read += 1
    functions.around += 1
    loops.append(nil)
    scopes.open()
    if isMethod { scopes.declare("self", token: position) }
    try expect(.open)
    if !isAt(.close) {
      repeat {
        if accept(.dots) { break }
        let place = position
        scopes.declare(try name(), token: place)
      } while accept(.comma)
    }
    try expect(.close)
    _ = try block()
    try expect(.end)
    scopes.close()
    loops.removeLast()
    functions.around -= 1
  }

  /// Notes a mention of the variable whose name is the token `index`; returns its place in the list.
  mutating func mention(_ index: Int) -> Int {
    let name = syntax.string(syntax.token(index))
    let declaration = scopes.find(name)
    if let declaration {
      for index in conditions.indices where conditions[index].block == declaration.block {
        conditions[index].declaration = max(conditions[index].declaration, declaration.token)
      }
    }
    syntax.uses.append(
      NameUse(
        name: name, token: index, line: syntax.token(index).line, isLocal: declaration != nil,
        depth: functions.around))
    return syntax.uses.count - 1
  }
}

extension Token.Kind {
  /// How tight a binary operator binds on its left and on its right (`priority` of Lua's parser, manual §3.4.8).
  fileprivate var priority: (left: Int, right: Int)? {
    switch self {
    case .word(.or): (1, 1)
    case .word(.and): (2, 2)
    case .sign(let sign): sign.priority
    default: nil
    }
  }
}

extension Sign {
  fileprivate var priority: (left: Int, right: Int)? {
    switch self {
    case .less, .greater, .lessOrEqual, .greaterOrEqual, .equal, .unequal, .bangEqual: (3, 3)
    case .bar: (4, 4)
    case .tilde: (5, 5)
    case .ampersand: (6, 6)
    case .shiftLeft, .shiftRight: (7, 7)
    case .concat: (9, 8)
    case .plus, .minus: (10, 10)
    case .times, .slash, .doubleSlash, .percent: (11, 11)
    case .power: (14, 13)
    default: nil
    }
  }
}
