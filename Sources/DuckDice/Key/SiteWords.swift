/// Makes words of the site fit to be seen: a stranger wrote them.
///
/// Control characters could move a terminal's cursor, direction marks could turn a sentence round, a text of a
/// megabyte would fill the ledger, and the key could be echoed. Nothing of the site's text is shown or kept that has
/// not been through here.
struct SiteWords: Sendable {
  /// Bytes of UTF-8 that are kept.
  static let limit = 300
  /// Bytes that are looked at: enough to fill the limit even where every form of the key shrinks.
  private static let looked = 64 * 1024

  private let forms: KeyForms

  init(hiding key: APIKey) {
    forms = KeyForms(key)
  }

  /// The words on one line, without control characters and without the key, 300 bytes at most.
  func clean(_ text: String) -> String {
    // What is dropped is dropped before the key is looked for: it could have stood in its middle.
    let visible = text.unicodeScalars.prefix(Self.looked).compactMap { scalar -> Unicode.Scalar? in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n" || scalar == "\t" || scalar == "\r" ? " " : nil
      case .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: nil
      default: scalar
      }
    }
    var line = String.UnicodeScalarView()
    line.append(contentsOf: visible)
    let hidden = String(decoding: forms.removed(from: Array(String(line).utf8)), as: UTF8.self)
    guard hidden.utf8.count > Self.limit else { return hidden }
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in hidden.unicodeScalars {
      count += UTF8.width(scalar)
      guard count <= Self.limit - 3 else { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }
}
