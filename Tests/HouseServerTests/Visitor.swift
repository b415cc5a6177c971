import DuckDice
import Foundation
import HouseServer
import Testing

/// Somebody who visits a house that has no sockets.
struct Visitor {
  var site: Site
  /// In milliseconds since 1970; nothing moves it but the tests.
  var now: Int64 = 1_700_000_000_000
  var key = AccountSettings.practiceKey
  /// The rest of the answer to the last bet.
  var described: Described?

  init(_ settings: SiteSettings = SiteSettings(), journal: String? = nil) throws {
    site = try Site(settings, journal: try journal.map { try BetJournal(path: $0) }, now: now)
  }

  /// Asks below `/api`, with the key.
  mutating func ask(
    _ method: String, _ path: String, _ body: String = "", fault: FaultKind? = nil
  ) -> SiteAnswer {
    raw(method, "/api/\(path)?api_key=\(key)", body, fault: fault)
  }

  /// Asks by a target of one's own.
  mutating func raw(
    _ method: String, _ target: String, _ body: String = "", fault: FaultKind? = nil
  ) -> SiteAnswer {
    let request = SiteRequest(method: method, target: target, body: Array(body.utf8))
    return site.answer(request, now: now, fault: fault.map { Fault($0) })
  }

  /// Places a bet that must be accepted.
  mutating func bet(_ body: String, fault: FaultKind? = nil) throws -> PlayReply {
    let answer = ask("POST", body.contains("range") ? "range-dice/play" : "dice/play", body, fault: fault)
    try #require(answer.status == 200, "\(answer.text)")
    described = try answer.read()
    return try answer.read()
  }

  /// A bet of 0.001 BTC on the high half.
  static let plain = #"{"symbol":"BTC","amount":"0.001","chance":"49.5","isHigh":true}"#

  mutating func seeds() throws -> SeedReply { try ask("GET", "randomize").read() }

  mutating func stats(_ symbol: String = "BTC") throws -> CurrencyStats {
    try ask("GET", "bot/stats/\(symbol)").read()
  }
}

extension SiteAnswer {
  var text: String { String(decoding: body, as: UTF8.self) }

  func read<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(Value.self, from: body)
  }
}

/// A file that goes when the test is over.
final class ScratchFile {
  let path = FileManager.default.temporaryDirectory.appending(path: "alea-house-\(UUID().uuidString)").path()

  init(_ text: String? = nil) throws {
    if let text { try Data(text.utf8).write(to: URL(filePath: path)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
