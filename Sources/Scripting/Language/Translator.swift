/// Makes plain Lua 5.4 of the extended Lua that DiceBot runs, SharpLua: `!x`, `a != b`, `a += b` and its like, unary
/// `+`, `continue`, statements behind a `return`, `=` in a condition; of strings with a `\` that escapes nothing, and of
/// words behind a numeral without a blank.
///
/// What is legal Lua 5.4 passes byte for byte, and so does everything between the places that are not: every line
/// stays where it was, so that Lua's messages point into the author's file.
public enum Translator {
  /// Translates a script. It never fails: from where the text cannot be parsed it is left as it is, and Lua's own
  /// message tells what is wrong.
  ///
  /// A script in the native dialect is not cut at an unmatched closer: there it is the author's slip, and Lua says so.
  public static func translate(_ text: [UInt8], dialect: Dialect) -> Translation {
    let source = Source(text, dialect: dialect)
    let syntax = source.syntax
    let cut = dialect == .native ? nil : syntax.unmatchedCloser.map(syntax.token)
    let end = cut?.start ?? syntax.text.count
    let translated = apply(syntax.edits, to: syntax.text[..<end])
    // What is cut off is no change of its line.
    let lines = Translation.changes(from: syntax.text, to: translated + syntax.text[end...])
    return Translation(
      text: translated, changes: merge(source.folded?.changes ?? [], lines), truncatedAfterLine: cut?.line,
      missingEnds: source.missingEnds, running: running(syntax, end: end))
  }

  /// The text as it is run: with the operands of `..` marked. A text that is Lua only up to some place is not marked, so
  /// that Lua's message about that place is about the author's words.
  private static func running(_ syntax: Syntax, end: Int) -> [UInt8] {
    guard syntax.fault == nil else { return apply(syntax.edits, to: syntax.text[..<end]) }
    let edits = syntax.edits.map { Edit($0.start, $0.end, $0.marked) }
    // Closing marks stand before what else is put there, such as the parenthesis of a compound assignment.
    let (opening, closing) = (
      syntax.operandMarks.filter(\.isOpening).map(\.edit),
      syntax.operandMarks.filter { !$0.isOpening }.map(\.edit)
    )
    return apply(closing + opening + edits, to: syntax.text[..<end])
  }

  /// Performs edits that do not overlap; where several begin at one place, those that only insert come first.
  private static func apply(_ edits: [Edit], to text: ArraySlice<UInt8>) -> [UInt8] {
    let sorted = edits.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.start != second.start { return first.start < second.start }
      let (inserts, insertsToo) = (first.start == first.end, second.start == second.end)
      return inserts != insertsToo ? inserts : left.offset < right.offset
    }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text
    for (_, edit) in sorted where edit.start >= rest.startIndex && edit.end <= text.endIndex {
      result += rest[..<edit.start]
      result += edit.text
      rest = rest[edit.end...]
    }
    return result + rest
  }

  /// Two lists of changes as one, in the order of the lines.
  private static func merge(_ first: [Translation.Change], _ second: [Translation.Change]) -> [Translation
    .Change]
  {
    (first + second).enumerated().sorted { left, right in
      left.element.line != right.element.line
        ? left.element.line < right.element.line : left.offset < right.offset
    }.map(\.element)
  }
}
