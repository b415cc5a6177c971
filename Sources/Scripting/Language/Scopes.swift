/// The local variables that are visible where the parser is (manual §3.5).
struct Scopes {
  /// Where a local variable was declared.
  struct Declaration {
    /// The block, counted from the outermost.
    let block: Int
    let token: Int
  }

  private var declared: [String: [Declaration]] = [:]
  private var blocks: [[String]] = []

  /// The innermost block.
  var block: Int { blocks.count - 1 }

  mutating func open() { blocks.append([]) }

  mutating func close() {
    for name in blocks.popLast() ?? [] { _ = declared[name]?.popLast() }
  }

  mutating func declare(_ name: String, token: Int) {
    guard !blocks.isEmpty else { return }
    blocks[block].append(name)
    declared[name, default: []].append(Declaration(block: block, token: token))
  }

  /// The declaration that `name` means here; nil where it is a global.
  func find(_ name: String) -> Declaration? { declared[name]?.last }
}
