import DuckDice
import Foundation

extension SiteAnswer {
  /// 429, with the header that says when to come again or without.
  static func tooMany(retryAfter: Int?) -> SiteAnswer {
    var answer = SiteAnswer(status: 429, SiteError(message: "Too Many Attempts."))
    if let retryAfter { answer.headers = [("Retry-After", "\(retryAfter)")] }
    return answer
  }

  /// What a server says that has broken down; the gateways before it speak HTML.
  static func breakdown(_ status: Int) -> SiteAnswer {
    if status == 500 { return SiteAnswer(status: 500, SiteError(message: "Server Error")) }
    let name = status == 502 ? "Bad Gateway" : "Service Unavailable"
    let page =
      "<html><head><title>\(status) \(name)</title></head><body><h1>\(status) \(name)</h1></body></html>"
    return SiteAnswer(status: status, contentType: "text/html", body: Data(page.utf8))
  }

  /// The page of the proxy before the site, which lets nothing through.
  static var blocked: SiteAnswer {
    let page = """
      <!DOCTYPE html>
      <html lang="en-US"><head><title>Just a moment...</title></head>
      <body><h1>Sorry, you have been blocked</h1></body></html>
      """
    var answer = SiteAnswer(status: 403, contentType: "text/html; charset=UTF-8", body: Data(page.utf8))
    answer.headers = [("cf-ray", "8f0a1b2c3d4e5f60-PRA"), ("Server", "cloudflare")]
    return answer
  }

  /// What is answered instead of executing the request, where the fault is of that kind.
  static func instead(of fault: Fault?) -> SiteAnswer? {
    switch fault?.kind {
    case .tooMany: .tooMany(retryAfter: fault?.retryAfter ?? 1)
    case .tooManyBare: .tooMany(retryAfter: nil)
    case .error500Before: .breakdown(500)
    case .error502Before: .breakdown(502)
    case .error503Before: .breakdown(503)
    case .cloudflare: .blocked
    case .error200: SiteAnswer(status: 200, SiteError(error: "Something went wrong, please try again later."))
    default: nil
    }
  }

  /// What is answered after executing the request: this answer, unless the fault spoils it.
  func spoiled(by fault: Fault?) -> SiteAnswer {
    switch fault?.kind {
    case .error500After: return .breakdown(500)
    case .error502After: return .breakdown(502)
    case .error503After: return .breakdown(503)
    case .truncated, .huge:
      var answer = self
      answer.body = RawLie.body(fault?.kind ?? .truncated, body)
      return answer
    default: return self
    }
  }
}
