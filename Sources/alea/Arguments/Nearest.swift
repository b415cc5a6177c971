/// Finds what somebody probably meant.
enum Nearest {
  /// The candidate with the fewest edits from `word`, if it is close enough to be a slip of the fingers.
  static func match(_ word: String, in candidates: [String]) -> String? {
    let ranked = candidates.map { ($0, distance(Array(word.lowercased()), Array($0.lowercased()))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, word.count / 3) else { return nil }
    return best.0
  }

  /// `; did you mean 'x'?`, or nothing.
  static func hint(_ word: String, in candidates: [String]) -> String {
    match(word, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Levenshtein's distance: insertions, deletions and substitutions from one word to the other.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in second.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[second.count]
  }
}
