import Foundation

/// A request as the house reads it: which tolerances it has is said in `docs/house.md`.
package struct SiteRequest: Sendable {
  /// What is asked for.
  let route: Route?
  /// The key, where the request bears one.
  let key: String?
  /// The body, empty where there is none.
  var body: [UInt8]

  /// Reads `target`, which is a path with an optional query.
  package init(method: String, target: String, body: [UInt8] = []) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    // Doubled slashes and one at the end are no parts of a path.
    let path = (parts.first ?? "").split(separator: "/").map { String($0).removingPercentEncoding ?? "" }
    route = Route(method: method, path: path)
    key = parts.count > 1 ? Self.key(in: parts[1]) : nil
    self.body = body
  }

  private static func key(in query: Substring) -> String? {
    for item in query.split(separator: "&") {
      let pair = item.split(separator: "=", maxSplits: 1)
      if pair.first == "api_key", pair.count == 2 { return String(pair[1]).removingPercentEncoding }
    }
    return nil
  }
}

/// What the house can be asked.
enum Route: Hashable, Sendable {
  case page
  case play(Game)
  case userInfo
  case stats(String)
  case load(String)
  case stat(String)
  case seeds
  case changeSeeds
  case bet(String)
  case events
  /// A path that exists, by a method that it does not take.
  case otherMethod

  /// The two games.
  enum Game: Hashable, Sendable {
    case dice, range
  }

  /// Whether it may place a bet.
  var isPlay: Bool { if case .play = self { true } else { false } }

  init?(method: String, path: [String]) {
    let words = path.first == "api" ? Array(path.dropFirst()) : path
    switch (words.count, words.first, words.dropFirst().first) {
    case (0, _, _): self = method == "GET" ? .page : .otherMethod
    case (1, "play", _), (2, "dice", "play"): self = method == "POST" ? .play(.dice) : .otherMethod
    case (2, "range-dice", "play"): self = method == "POST" ? .play(.range) : .otherMethod
    case (2, "bot", "user-info"): self = method == "GET" ? .userInfo : .otherMethod
    case (3, "bot", "stats"): self = method == "GET" ? .stats(words[2]) : .otherMethod
    case (2, "load", .some(let symbol)): self = method == "GET" ? .load(symbol) : .otherMethod
    case (2, "stat", .some(let symbol)): self = method == "GET" ? .stat(symbol) : .otherMethod
    case (1, "randomize", _):
      self = method == "GET" ? .seeds : method == "POST" ? .changeSeeds : .otherMethod
    case (2, "bet", .some(let hash)): self = method == "GET" ? .bet(hash) : .otherMethod
    case (1, "tle", _): self = method == "GET" ? .events : .otherMethod
    default: return nil
    }
  }
}
