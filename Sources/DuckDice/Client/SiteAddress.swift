internal import Foundation

/// Where the Bot API is: `https`, or `http` where the traffic stays on this machine, because the key is in every
/// request.
struct SiteAddress: Sendable {
  /// Host and port, for words.
  let place: String
  /// Whether it is this machine, which may be spoken to in the clear.
  let isLoopback: Bool
  /// Up to the path, without a slash at its end.
  private let base: String

  init(_ text: String) throws(DuckDiceError) {
    guard let parts = URLComponents(string: text), let host = parts.host?.lowercased(), !host.isEmpty else {
      throw .address(
        "the address of the site cannot be read: expected is one such as https://duckdice.io/api")
    }
    guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil else {
      throw .address("the address of the site may not have a user, a query or a fragment")
    }
    isLoopback = Self.isLoopback(host)
    let scheme = parts.scheme?.lowercased() ?? ""
    guard scheme == "https" || scheme == "http" && isLoopback else {
      throw .address(
        "the key goes over https only, or over http to this machine: \(scheme)://\(host) is neither")
    }
    var path = parts.percentEncodedPath
    while path.last == "/" { path.removeLast() }
    place = parts.port.map { "\(host):\($0)" } ?? host
    base = "\(scheme)://\(place)\(path)"
  }

  /// The address of `path` with the key in it. It goes into a request and nowhere else.
  func url(_ path: String, _ key: APIKey) -> String {
    "\(base)/\(path)?api_key=\(PercentEncoding.encode(key.secret))"
  }

  /// `localhost` is one because the client looks it up nowhere.
  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }
}
