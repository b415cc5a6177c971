/// What the translator made of a script.
public struct Translation: Hashable, Sendable {
  /// The text in plain Lua 5.4, each line where it was.
  public let text: [UInt8]
  /// What was changed, in the order of the lines.
  public let changes: [Change]
  /// The line of a closer at top level that closes nothing (`end`, `else`, `elseif`, `until`): the script ends there.
  public let truncatedAfterLine: Int?
  /// Blocks that the text leaves open at its end, and that were closed there; in an own line for each.
  public let missingEnds: Int
  /// The text as it is run, in which numbers in `..` become text as the other hosts write them; its lines are the
  /// author's too.
  package let running: [UInt8]

  /// A line, or in a script whose case does not matter a name, before and after.
  public struct Change: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What stood there, without the blanks around it; at most 200 bytes.
    public let before: String
    /// What stands there now.
    public let after: String

    /// Makes a change; only the translator, and who reads one that was sent, do.
    package init(line: Int, before: String, after: String) {
      self.line = line
      self.before = before
      self.after = after
    }
  }
}

extension Translation {
  /// The lines in which two texts differ that have their lines in the same places.
  static func changes(from before: [UInt8], to after: [UInt8]) -> [Change] {
    var changes: [Change] = []
    var (first, second) = (before[...], after[...])
    var line = 1
    while !first.isEmpty, !second.isEmpty {
      let (old, new) = (takeLine(&first), takeLine(&second))
      if old != new { changes.append(Change(line: line, before: shown(old), after: shown(new))) }
      line += 1
    }
    return changes
  }

  private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    rest = rest[line.endIndex...]
    if let first = rest.popFirst(), let second = rest.first, first != second,
      second == UInt8(ascii: "\n") || second == UInt8(ascii: "\r")
    {
      rest.removeFirst()
    }
    return line
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    let bare = line.drop { $0.isBlank }
    let end = bare.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? bare.startIndex
    return String(decoding: bare[..<end].prefix(200), as: UTF8.self)
  }
}
