/// Names that look alike.
enum Spelling {
  /// The candidate that `word` was probably meant to be.
  static func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != word {
      guard let distance = distance(word, candidate), distance <= tolerated(candidate) else { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true { best = (candidate, distance) }
    }
    return best?.name
  }

  /// In short names everything looks like everything.
  private static func tolerated(_ name: String) -> Int {
    switch name.utf8.count {
    case ..<5: 0
    case 5...8: 1
    default: 2
    }
  }

  /// Edits from one word to the other, a swap of neighbours being one, case none; nil where they are more than 2.
  static func distance(_ first: String, _ second: String) -> Int? {
    guard abs(first.utf8.count - second.utf8.count) <= 2, first.utf8.count <= 64 else { return nil }
    let (one, two) = (Array(first.lowercased().utf8), Array(second.lowercased().utf8))
    var rows = [Array(0...two.count)]
    for i in one.indices {
      var row = [i + 1]
      for j in two.indices {
        var edits = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (one[i] == two[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == two[j - 1], one[i - 1] == two[j] {
          edits = min(edits, rows[i - 1][j - 1] + 1)
        }
        row.append(edits)
      }
      rows.append(row)
    }
    return rows.last?.last.flatMap { $0 <= 2 ? $0 : nil }
  }
}
