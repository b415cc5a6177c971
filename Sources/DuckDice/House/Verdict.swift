internal import Dice
internal import Engine
internal import NIOCore

/// What an exchange with the site means. The one place where failures become *refused*, *unknown* or *stop*.
///
/// | what happened | verdict |
/// |---|---|
/// | nothing has left: refused, unreachable, name, TLS, time-out, no free connection, stale connection | not sent: again |
/// | something has left and no complete answer came: closed, reset, late, cut short, not HTTP, beyond 1 MiB | unknown |
/// | an answer, whatever its status, that is what was asked for | answer (a bet's is checked then) |
/// | an answer that is that and an error too | unknown |
/// | 429 | refused, the gate closes |
/// | 401 or 403 with an error in JSON | stop: the key is refused |
/// | 403 with Cloudflare's mark and a page | refused before it came to the site; the gate closes |
/// | 408, every 5xx, with whatever body | unknown: it may have happened |
/// | 3xx | unknown: not followed, and nobody says what the sender of it did |
/// | 2xx or another 4xx with `error`, or with `message` and `errors` | refused, in the site's words |
/// | another 4xx with `message` | refused, in the site's words |
/// | anything else: no JSON, half of it, something else in it | unknown |
///
/// The body is judged before the status, because the site says no with status 200 at times.
enum Verdict<Value: Sendable>: Sendable {
  /// What was asked for.
  case answer(Value)
  /// Nothing has left; it may be tried again.
  case notSent(ExchangeFailure)
  /// Certainly not done.
  case refused(SiteRefusal)
  /// Perhaps done.
  case unknown(Cause, String)
  /// Not done, and nothing will be: the site does not accept the key.
  case stop(String)
}

/// That the site did not do what it was asked.
struct SiteRefusal: Hashable, Sendable {
  /// One of the causes of a refusal.
  var cause: Cause
  /// Cleaned words.
  var why: String
  /// The smallest stake that it takes, where it says so.
  var minBet: Amount?
  /// How long it asks us to wait, where it says so.
  var wait: Nanoseconds?
}

extension Verdict {
  /// Judges `end`. `calendar` is in seconds since 1970, for a date in the answer.
  static func of(
    _ end: ExchangeEnd, _ body: (SiteAnswer) -> SiteBody<Value>, words: SiteWords, symbol: String,
    calendar: Int64
  ) -> Self {
    switch end {
    case .notSent(let failure): return .notSent(failure)
    case .noAnswer(let failure): return .unknown(.noAnswer, failure.rawValue)
    case .answered(let answer):
      let error: SiteError?
      switch body(answer) {
      case .value(let value): return .answer(value)
      case .valueAndError: return .unknown(.unreadable, "the answer is a result and an error at once")
      case .error(let said): error = said
      case .neither: error = nil
      }
      return judged(answer, error, words: words, symbol: symbol, calendar: calendar)
    }
  }

  private static func judged(
    _ answer: SiteAnswer, _ error: SiteError?, words: SiteWords, symbol: String, calendar: Int64
  ) -> Self {
    let said = error?.says.map(words.clean)
    let status = answer.status
    switch status {
    case 429:
      let wait = answer.retryAfter.flatMap { RetryAfter.span($0, at: calendar) }
      let why = said ?? "the site is asked too often (429)"
      return .refused(SiteRefusal(cause: .rateLimited, why: why, wait: wait))
    case 401, 403:
      if let said { return .stop("the site does not accept the key (\(status)): \(said)") }
      guard status == 403, answer.isPageOfCloudflare else { return unreadable(status) }
      let wait = answer.retryAfter.flatMap { RetryAfter.span($0, at: calendar) }
      let why = "Cloudflare, in front of the site, let it not pass (403)"
      return .refused(SiteRefusal(cause: .blocked, why: why, wait: wait))
    case 300...399: return .unknown(.redirected, "the site points elsewhere (\(status)); we do not go there")
    case 408, 500...: return .unknown(.serverError, "the server failed (\(status))")
    default:
      guard let error, let said else { return unreadable(status) }
      let isSaid = !(error.error ?? "").isEmpty || !(error.errors ?? [:]).isEmpty
      guard isSaid || (400...499).contains(status) else { return unreadable(status) }
      let minBet = MinimumBet.read(error, symbol: symbol)
      return .refused(
        SiteRefusal(cause: minBet == nil ? .refusedBySite : .belowMinimum, why: said, minBet: minBet))
    }
  }

  private static func unreadable(_ status: Int) -> Self {
    .unknown(.unreadable, "the answer (\(status)) cannot be read")
  }
}

extension SiteAnswer {
  /// Cloudflare turns requests away before they come to the site: its mark, and a page instead of JSON.
  fileprivate var isPageOfCloudflare: Bool {
    let start = String(decoding: body.readableBytesView.prefix(200), as: UTF8.self).lowercased()
    let text = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return hasRay && (text.hasPrefix("<!doctype") || text.hasPrefix("<html"))
  }
}

/// Reads the smallest stake from an error such as `The minimum bet is 1 DOGE`.
enum MinimumBet {
  static func read(_ error: SiteError, symbol: String) -> Amount? {
    guard let words = error.error, words.utf8.count <= 1000,
      words.lowercased().contains("minimum bet")
    else { return nil }
    if let params = error.params, let amount = params.amount?.amount {
      let isOurs = params.symbol.map { $0.lowercased() == symbol.lowercased() } ?? true
      return isOurs && amount > .zero ? amount : nil
    }
    let parts = words.split { $0 == " " }
    guard let place = parts.firstIndex(of: "is"), place + 1 < parts.count,
      let amount = Amount(decimal: parts[place + 1]), amount > .zero
    else { return nil }
    return amount
  }
}
