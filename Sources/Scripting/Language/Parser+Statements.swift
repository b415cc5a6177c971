/// Statements (manual §3.3).
extension Parser {
  /// Reads statements up to the end of their block; says whether the last of them is a `return`.
  mutating func block(ofLoop: Bool = false) throws(SyntaxFault) -> Bool {
    while !isAtBlockEnd {
      if ofLoop, !loops.isEmpty { loops[loops.count - 1]?.statement = position }
      if isAt(.return) {
        let start = token
        try returnStatement()
        if isAtBlockEnd { return true }
        // SharpLua goes on reading; in Lua a return is the last statement of its block.
        insert("do ", before: start)
        insert(neighbours(of: previous).behind.isNamePart ? " end " : " end", behind: previous)
      } else {
        try descend()
        try statement()
        ascend()
      }
    }
    return false
  }

  private var isAtBlockEnd: Bool {
    switch kind {
    case .endOfText, .word(.end), .word(.else), .word(.elseif), .word(.until): true
    default: false
    }
  }

  private mutating func returnStatement() throws(SyntaxFault) {
    try expect(.return)
    if !isAtBlockEnd, !isAt(.semicolon) { try expressions() }
    _ = accept(.semicolon)
  }

  private mutating func statement() throws(SyntaxFault) {
    guard case .word(let word) = kind else { return try signOrExpressionStatement() }
    switch word {
    case .if: try ifStatement()
    case .while:
      advance()
      try condition()
      try expect(.do)
      try loopBody(closedBy: .end)
    case .do:
      advance()
      try scopedBlock()
      try expect(.end)
    case .for: try forStatement()
    case .repeat:
      advance()
      try loopBody(closedBy: .until)
    case .function: try functionStatement()
    case .local: try localStatement()
    case .break: advance()
    case .goto:
      advance()
      _ = try name()
    default: throw fault("a statement")
    }
  }

  private mutating func signOrExpressionStatement() throws(SyntaxFault) {
    switch kind {
    case .sign(.semicolon): advance()
    case .sign(.label):
      advance()
      _ = try name()
      try expect(.label)
    case .name where isContinue: continueStatement()
    default: try assignmentOrCall()
    }
  }

  mutating func scopedBlock() throws(SyntaxFault) {
    scopes.open()
    _ = try block()
    scopes.close()
  }

  /// Reads a condition, in which a single `=` can only mean `==`.
  mutating func condition() throws(SyntaxFault) {
    try expression()
    while isAt(.assign) {
      replace(token, by: "==")
      advance()
      try expression()
    }
  }

  private mutating func ifStatement() throws(SyntaxFault) {
    repeat {
      advance()
      try condition()
      try expect(.then)
      try scopedBlock()
    } while isAt(.elseif)
    if accept(.else) { try scopedBlock() }
    try expect(.end)
  }

  private mutating func forStatement() throws(SyntaxFault) {
    advance()
    var declared = [position]
    _ = try name()
    if accept(.assign) {
      try expression()
      try expect(.comma)
      try expression()
      if accept(.comma) { try expression() }
    } else {
      while accept(.comma) {
        declared.append(position)
        _ = try name()
      }
      try expect(.in)
      try expressions()
    }
    try expect(.do)
    scopes.open()
    for index in declared { scopes.declare(syntax.string(syntax.token(index)), token: index) }
    try loopBody(closedBy: .end)
    scopes.close()
  }

  private mutating func functionStatement() throws(SyntaxFault) {
    advance()
    let use = mention(position)
    _ = try name()
    if isAt(.dot) || isAt(.colon) {
      syntax.uses[use].setsMember = true
    } else {
      syntax.uses[use].role = .defined
    }
    while accept(.dot) { try member(of: use) }
    let isMethod = accept(.colon)
    if isMethod { try member(of: use) }
    try functionBody(isMethod: isMethod)
  }

  private mutating func member(of use: Int) throws(SyntaxFault) {
    let field = try name()
    if syntax.uses[use].member == nil { syntax.uses[use].member = field }
  }

  private mutating func localStatement() throws(SyntaxFault) {
    advance()
    if accept(.function) {
      let place = position
      scopes.declare(try name(), token: place)
      return try functionBody(isMethod: false)
    }
    var declared: [(name: String, token: Int)] = []
    repeat {
      let place = position
      declared.append((try name(), place))
      if accept(.less) {
        _ = try name()
        try expect(.greater)
      }
    } while accept(.comma)
    if accept(.assign) { try expressions() }
    for local in declared { scopes.declare(local.name, token: local.token) }
  }
}
