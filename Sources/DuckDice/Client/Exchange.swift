internal import NIOCore

/// What is asked of the site.
struct SiteRequest: Sendable {
  /// Below the address of the Bot API, such as `dice/play`.
  var path: String
  /// JSON; a request with one is a POST.
  var body: [UInt8]?
}

/// What came of one exchange with the site.
enum ExchangeEnd: Sendable {
  /// Not a byte of the request has left, and none will.
  case notSent(ExchangeFailure)
  /// Something has left, and no complete answer came.
  case noAnswer(ExchangeFailure)
  /// A complete answer.
  case answered(SiteAnswer)
}

/// A complete answer of the site, as HTTP has it.
struct SiteAnswer: Sendable {
  var status: Int
  /// The header `Retry-After`.
  var retryAfter: String?
  /// Whether Cloudflare's mark is on it.
  var hasRay: Bool
  var body: ByteBuffer
}
