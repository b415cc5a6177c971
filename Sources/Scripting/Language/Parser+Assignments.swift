/// Assignments and calls (manual §3.3.3, §3.3.6), and compound assignments.
extension Parser {
  /// What an expression that begins with a name or a parenthesis turned out to be.
  enum Shape {
    /// A variable: its place in the list of uses.
    case variable(Int)
    /// A field: the place of the variable that it is taken of, if that is one.
    case field(Int?)
    case call
    case parenthesized

    var isAssignable: Bool {
      switch self {
      case .variable, .field: true
      case .call, .parenthesized: false
      }
    }
  }

  mutating func assignmentOrCall() throws(SyntaxFault) {
    let start = (position: position, functions: functions.read, edits: syntax.edits.count)
    let first = try suffixedExpression()
    if case .sign(let sign) = kind, let compound = sign.compoundOperator {
      guard first.isAssignable else { throw fault("a variable before '\(sign.rawValue)'") }
      // A function in the target would have to be there twice, and another in that one four times.
      let target =
        functions.read == start.functions
        ? (
          plain: targetText(from: start.position, edits: start.edits, marked: false),
          marked: targetText(from: start.position, edits: start.edits, marked: true)
        ) : nil
      note(first, as: .updated)
      return try compoundAssignment(compound, target: target)
    }
    guard isAt(.assign) || isAt(.comma) else {
      if case .call = first { return }
      throw fault("'='")
    }
    guard first.isAssignable else { throw fault("a call, or a variable before '='") }
    var targets = [first]
    while accept(.comma) {
      let target = try suffixedExpression()
      guard target.isAssignable else { throw fault("a variable") }
      targets.append(target)
    }
    try expect(.assign)
    let isFunction = targets.count == 1 && isAt(.function)
    for target in targets { note(target, as: isFunction ? .defined : .written) }
    try expressions()
  }

  private mutating func note(_ target: Shape, as role: NameUse.Role) {
    switch target {
    case .variable(let use): syntax.uses[use].role = role
    case .field(let use?): syntax.uses[use].setsMember = true
    case .field(nil), .call, .parenthesized: break
    }
  }

  /// `a op= e`: `a = a op (e)`.
  private mutating func compoundAssignment(_ compound: String, target: (plain: [UInt8], marked: [UInt8])?)
    throws(SyntaxFault)
  {
    let sign = token
    if let target {
      let around = neighbours(of: sign)
      let blank = around.before.isBlank ? "" : " "
      // The blank behind the sign would stand behind the parenthesis.
      let end = around.behind == 0x20 && sign.end < syntax.text.count ? sign.end + 1 : sign.end
      let (head, tail) = (Array("\(blank)= ".utf8), Array(" \(compound) (".utf8))
      let function = Array("\(OperandMark.function)(".utf8)
      let marked =
        compound == ".." ? function + target.marked + Array(") .. ".utf8) + function : target.marked + tail
      syntax.edits.append(Edit(sign.start, end, head + target.plain + tail, marked: head + marked))
    }
    advance()
    try expression()
    if target != nil { insert(")", behind: previous) }
  }

  /// The text of the target that begins at a token and ends before the current one: in one line, without comments,
  /// in Lua 5.4. The edits from `first` on are those of the target.
  private func targetText(from start: Int, edits first: Int, marked: Bool) -> [UInt8] {
    var text: [UInt8] = []
    var edits = syntax.edits[first...]
    for index in start..<position {
      let token = syntax.token(index)
      if index > start, syntax.token(index - 1).end < token.start { text.append(0x20) }
      if marked { text += marks(at: token.start, opening: true) }
      if token.isString {
        text += StringLiteral.inOneLine(syntax, token)
        edits = edits.drop { $0.start < token.end }
      } else if let edit = edits.first, edit.start == token.start {
        edits.removeFirst()
        text += edit.text
      } else {
        text += syntax.bytes(token)
      }
      if marked { text += marks(at: token.end, opening: false) }
    }
    return text
  }

  private func marks(at position: Int, opening: Bool) -> [UInt8] {
    Array(
      syntax.operandMarks.filter { $0.position == position && $0.isOpening == opening }.map(\.text).joined()
        .utf8)
  }
}
