import Foundation

/// What was proved of a session, as one JSON object; `docs/json.md` documents it.
struct VerifyJSON: Encodable {
  let session: Int64
  let proved: [String]

  /// The object as text on one line, keys in alphabetical order.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
