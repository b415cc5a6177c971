/// A script's text as it is parsed: in small letters for hosts that do so, and with the blocks closed that it leaves open
/// at its end.
struct Source {
  let folded: CaseFolding?
  let syntax: Syntax
  /// Blocks that were closed.
  let missingEnds: Int

  /// As many blocks as may be left open: many a script lost its last line when it was copied, but a text that is cut in
  /// the middle is none.
  private static let mostMissingEnds = 4

  init(_ text: [UInt8], dialect: Dialect) {
    folded = dialect == .mydicebot ? CaseFolding(text) : nil
    let whole = Parser.parse(folded?.text ?? text)
    var (syntax, missing) = (whole, 0)
    while dialect != .native, missing < Self.mostMissingEnds, syntax.lacksAnEnd {
      missing += 1
      syntax = Parser.parse(syntax.text + Array("\nend".utf8))
    }
    if syntax.fault != nil { (syntax, missing) = (whole, 0) }
    (self.syntax, missingEnds) = (syntax, missing)
  }
}

extension Syntax {
  /// Whether an `end` was wanted where the text ends.
  fileprivate var lacksAnEnd: Bool {
    guard let fault else { return false }
    return fault.expected == "'end'" && token(fault.token).kind == .endOfText
  }
}
