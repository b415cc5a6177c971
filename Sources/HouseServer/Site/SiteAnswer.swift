package import Foundation

/// What the house answers.
package struct SiteAnswer: Sendable {
  /// The status code.
  package var status = 200
  /// What the body is.
  package var contentType = "application/json"
  /// Headers beside that.
  package var headers: [(name: String, value: String)] = []
  /// The body.
  package var body: Data

  init(status: Int = 200, contentType: String = "application/json", body: Data) {
    (self.status, self.contentType, self.body) = (status, contentType, body)
  }

  /// An answer in JSON.
  init(status: Int = 200, _ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Wire types hold no number that JSON lacks, so that encoding them cannot fail.
    guard let body = try? encoder.encode(value) else { preconditionFailure("a reply that JSON cannot write") }
    self.init(status: status, body: body)
  }

  init(_ refusal: SiteRefusal) {
    self.init(status: refusal.status, refusal.words)
  }
}
