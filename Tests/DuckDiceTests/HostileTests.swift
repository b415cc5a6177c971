import DuckDice
import Engine
import Testing

/// Answers that are written to do harm: never believed, never a crash, never a hang.
struct HostileTests {
  /// What is replaced in an honest answer, and by what.
  static let changes: [(String, String)] = [
    ("\"profit\":\"0.0001\"", "\"profit\":\"NaN\""), ("\"profit\":\"0.0001\"", "\"profit\":NaN"),
    ("\"profit\":\"0.0001\"", "\"profit\":1e400"), ("\"profit\":\"0.0001\"", "\"profit\":1e-400"),
    ("\"profit\":\"0.0001\"", "\"profit\":\"-0.0001\""), ("\"profit\":\"0.0001\"", "\"profit\":\"1e-4\""),
    ("\"profit\":\"0.0001\"", "\"profit\":null"), ("\"profit\":\"0.0001\"", "\"profit\":[]"),
    ("\"profit\":\"0.0001\"", "\"profit\":\"0.000100001\""), ("\"profit\":\"0.0001\"", "\"profit\":true"),
    ("\"profit\":\"0.0001\"", "\"profit\":\"" + String(repeating: "0", count: 1 << 19) + "0.0001\""),
    ("\"profit\":\"0.0001\"", "\"profit\":99999999999999999999999999999999999999999"),
    ("\"number\":7000", "\"number\":7000.5"), ("\"number\":7000", "\"number\":\"7000\""),
    ("\"number\":7000", "\"number\":1e400"), ("\"number\":7000", "\"number\":-7000"),
    ("\"number\":7000", "\"number\":10000"), ("\"number\":7000", "\"number\":100"),
    ("\"number\":7000", "\"number\":9223372036854775808"),
    ("\"chance\":49.5", "\"chance\":\"49.5\""), ("\"chance\":49.5", "\"chance\":1e400"),
    ("\"chance\":49.5", "\"chance\":50"), ("\"payout\":2", "\"payout\":3"),
    ("\"payout\":2", "\"payout\":null"),
    ("\"nonce\":5", "\"nonce\":-1"), ("\"nonce\":5", "\"nonce\":9223372036854775807"),
    ("\"nonce\":5", "\"nonce\":6"), ("\"nonce\":5", "\"nonce\":4"), ("\"nonce\":5", "\"nonce\":5.5"),
    ("\"result\":true", "\"result\":false"), ("\"result\":true", "\"result\":1"),
    ("\"result\":true", "\"result\":\"true\""), ("\"isHigh\":true", "\"isHigh\":false"),
    ("\"isHigh\":true", "\"isHigh\":\"true\""), ("\"symbol\":\"XLM\"", "\"symbol\":\"BTC\""),
    ("\"gameMode\":\"main\"", "\"gameMode\":\"faucet\""),
    ("\"hash\":\"bet5\"", "\"hash\":\"\\u001b[2J\\u0000\""), ("\"hash\":\"bet5\"", "\"hash\":7"),
    ("\"hash\":\"bet5\"", "\"hash\":\"" + String(repeating: "a", count: 1_000_000) + "\""),
    ("\"balance\":\"1.0001\"", "\"balance\":\"2\""), ("\"balance\":\"1.0001\"", "\"balance\":\"-1\""),
    ("\"balance\":\"1.0001\"", "\"balance\":1e400"), ("\"balance\":\"1.0001\"", "\"balance\":null"),
    ("\"winAmount\":\"0.0002\"", "\"winAmount\":\"0.0003\""),
    ("\"winAmount\":\"0.0002\"", "\"winAmount\":{}"),
    ("\"betAmount\":\"0.0001\"", "\"betAmount\":\"0.0002\""),
    ("\"betAmount\":\"0.0001\"", "\"betAmount\":\"-0.0001\""),
    ("{\"bet\":{", "{\"x\":" + String(repeating: "[", count: 100_000) + ",\"bet\":{"),
    (
      "{\"bet\":{",
      "{\"x\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        + ",\"bet\":{"
    ),
    ("{\"bet\":{", "{\"error\":\"no\",\"bet\":{"), ("{\"bet\":{", "[{\"bet\":{"),
  ]

  @Test("no harmful answer is believed", arguments: changes.indices)
  func changed(index: Int) async throws {
    let (part, put) = Self.changes[index]
    let honest = Table.honest()
    #expect(honest.contains(part), "\(part) is in \(honest)")
    let server = try await RawServer { _, _ in .say(http("200 OK", honest.replacing(part, with: put))) }
    let client = try Table.client(server.url, TestTime())
    let house = Table.house(client)
    house.restart(balance: Table.balance, pair: nil, nextNonce: 5)
    let reply = await house.place(Table.ticket())
    #expect(name(reply) == "unknown", "\(put.prefix(40))")
    #expect(words(reply).utf8.count < 500)
    #expect(words(reply).unicodeScalars.allSatisfy { $0.value >= 0x20 })
    #expect(server.count == 1)
    await client.shutdown()
    await server.stop()
  }
}
