import DuckDice
import Engine
import Foundation
import Testing

/// The key is nowhere but in requests.
struct KeyTests {
  /// Ways to write the canary that must not be found anywhere, in lower case.
  static let forms: [String] = {
    let bytes = Array(Table.canary.utf8)
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let inner = (0..<3).map { place in
      let text = Data([UInt8](repeating: 0x20, count: place) + bytes).base64EncodedString()
      return String(text.dropFirst(4).dropLast(4))
    }
    return ([Table.canary, hex.joined(), "%" + hex.joined(separator: "%")] + inner).map { $0.lowercased() }
  }()

  static func hits(_ text: String) -> [String] {
    let text = text.lowercased()
    return forms.filter { text.contains($0) }
  }

  private static func shown(_ value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return
      "\(value)\n\(String(reflecting: value))\n\(dumped)\n\(Mirror(reflecting: value).children.map { "\($0)" })"
  }

  @Test("a key, and what holds one, show nothing of it")
  func shown() async throws {
    let key = try APIKey(" \(Table.canary)\n")
    #expect("\(key)" == "[key]" && String(reflecting: key) == "[key]")
    let client = try Table.client("http://127.0.0.1:9/api", TestTime())
    let house = Table.house(client)
    let held: [String: Any] = ["key": key, "optional": Optional(key) as Any, "client": client]
    for value in [key, client, house, [key], held] as [Any] { #expect(Self.hits(Self.shown(value)) == []) }
    await client.shutdown()
  }

  @Test("what is no key is refused without being repeated", arguments: ["", " \n", "a b", "a\u{0}b", "käse"])
  func noKey(text: String) {
    let error = #expect(throws: DuckDiceError.self) { try APIKey(text) }
    if text.count > 1 { #expect(error?.description.contains(text) == false) }
    #expect(throws: DuckDiceError.self) { try APIKey(String(repeating: "k", count: 201)) }
  }

  @Test("whatever goes wrong, no words have the key, though the site echoes it", arguments: 0..<12)
  func echoed(number: Int) async throws {
    let key = Table.canary
    let data = Data(key.utf8)
    let percent = key.utf8.map { "%" + String($0, radix: 16) }.joined()
    let hex = key.utf8.map { String($0, radix: 16) }.joined()
    let echo = [
      key, key.uppercased(), data.base64EncodedString(), Data(("k=" + key).utf8).base64EncodedString(),
      Data(("?" + key + "&").utf8).base64EncodedString(), hex, percent,
      key.map { "\($0)\\u0000" }.joined(), String(repeating: "x", count: 290) + key,
      String(repeating: "\\u001b", count: 500) + key, key + key + key, "/api/dice/play?api_key=" + key,
    ][number]
    let body = "{\"error\":\"bad: \(echo)\",\"message\":\"\(echo)\"}"
    let statuses = ["200 OK", "401 No", "403 No", "404 No", "422 No", "429 No", "500 Oh", "307 Go"]
    for status in statuses {
      let server = try await RawServer { _, _ in .say(http(status, body, "Location: /?\(key)")) }
      let client = try Table.client(server.url, TestTime())
      let house = Table.house(client)
      let reply = await house.place(Table.ticket())
      #expect(Self.hits(Self.shown(reply)) == [])
      do {
        _ = try await client.randomize(clientSeed: "seed")
        Issue.record("an error is no pair of seeds")
      } catch {
        #expect(Self.hits(Self.shown(error)) == [])
        #expect(error.description.utf8.count <= 400)
      }
      #expect(Self.hits(Self.shown(house)) == [])
      await client.shutdown()
      await server.stop()
    }
  }

  @Test("failures of the way have words of their own, without the address")
  func wayside() async throws {
    for haste in [RawServer.Haste.atAccept, .atFirstByte] {
      let server = try await RawServer(haste: haste) { _, _ in .close }
      let client = try Table.client(server.url, TestTime())
      let reply = await Table.house(client).place(Table.ticket())
      #expect(Self.hits(Self.shown(reply)) == [])
      #expect(!words(reply).contains("127.0.0.1"))
      await client.shutdown()
      await server.stop()
    }
  }

  @Test(
    "the key goes over https only, or stays on this machine",
    arguments: [
      "http://duckdice.io/api", "ftp://duckdice.io/api", "duckdice.io/api", "", "https://",
      "http://127.0.0.1.evil.io",
      "http://128.0.0.1/api", "http://user:pass@127.0.0.1/api", "https://duckdice.io/api?x=1",
      "https://duckdice.io/api#x", "http://[::2]/api", "http://0.0.0.0/api", "http://localhost.evil.io/api",
      "http://127.1/api", "unix:///tmp/x", "http+unix://%2Ftmp%2Fx/api",
    ])
  func address(text: String) throws {
    #expect(throws: DuckDiceError.self) { try Table.client(text, TestTime()) }
  }

  @Test(
    "this machine may be spoken to in the clear",
    arguments: [
      "http://127.0.0.1:80/api", "http://localhost/api", "http://[::1]:8080", "http://127.9.9.9/api/",
    ])
  func loopback(text: String) async throws {
    await (try Table.client(text, TestTime())).shutdown()
  }
}
