import Dice
import DuckDice
import Engine
import Testing

/// Every kind of failure against a server that produces it: what the bet is, and how many requests arrived.
struct MappingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var haste = RawServer.Haste.none
    var act = RawServer.Act.silence
    var expected: String
    /// Nil where it may depend on the kernel.
    var arrived: Int? = 1
    var cause: Cause
    /// The deadline ends once the request has arrived.
    var expires = false

    init(
      _ name: String, _ expected: String, _ cause: Cause, haste: RawServer.Haste = .none,
      _ act: RawServer.Act = .silence, arrived: Int? = 1, expires: Bool = false
    ) {
      (testDescription, self.expected, self.cause, self.haste) = (name, expected, cause, haste)
      (self.act, self.arrived, self.expires) = (act, arrived, expires)
    }
  }

  private static let page = "<!DOCTYPE html><html>\u{1B}[31mblocked</html>"
  private static let half = String(Table.honest().prefix(Table.honest().utf8.count / 2))
  private static let length = Table.honest().utf8.count

  static let cases: [Case] = [
    Case("an honest answer", "settled", .settled, .say(http("200 OK", Table.honest()))),
    Case(
      "an honest answer without a length, cut by the end", "settled", .settled,
      .say("HTTP/1.1 200 OK\r\n\r\n" + Table.honest(), close: true)),
    Case(
      "numbers for strings", "settled", .settled,
      .say(
        http(
          "200 OK",
          Table.honest().replacing("\"0.0001\"", with: "0.0001").replacing("\"1.0001\"", with: "1.0001")))),
    Case(
      "an honest answer, then the connection closes", "settled", .settled,
      .say(http("200 OK", Table.honest(), "Connection: close"), close: true)),
    Case("an honest answer with status 500", "settled", .settled, .say(http("500 Oh", Table.honest()))),
    Case("closed after the first byte", "unknown", .noAnswer, haste: .atFirstByte, arrived: nil),
    Case("closed after the request", "unknown", .noAnswer, .close),
    Case(
      "closed after the head", "unknown", .noAnswer,
      .say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", close: true)),
    Case("closed in the head", "unknown", .noAnswer, .say("HTTP/1.1 200 OK\r\nConte", close: true)),
    Case(
      "closed in the body", "unknown", .noAnswer,
      .say("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n\(half)", close: true)),
    Case(
      "half a body without a length", "unknown", .unreadable,
      .say("HTTP/1.1 200 OK\r\n\r\n" + half, close: true)),
    Case(
      "half a body in a chunk", "unknown", .noAnswer,
      .say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n\(half)", close: true)),
    Case("late", "unknown", .noAnswer, .silence, expires: true),
    Case(
      "late in the body", "unknown", .noAnswer, .say("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
      expires: true),
    Case("not HTTP", "unknown", .noAnswer, .say("SSH-2.0-OpenSSH\r\n\r\n", close: true)),
    Case("no JSON", "unknown", .unreadable, .say(http("200 OK", "hello"))),
    Case("JSON of something else", "unknown", .unreadable, .say(http("200 OK", "{\"bets\":[]}"))),
    Case("an empty body", "unknown", .unreadable, .say(http("200 OK", ""))),
    Case("no content", "unknown", .unreadable, .say("HTTP/1.1 204 No Content\r\n\r\n")),
    Case(
      "deep nesting", "unknown", .unreadable, .say(http("200 OK", String(repeating: "[", count: 100_000)))),
    Case(
      "deep nesting in an object", "unknown", .unreadable,
      .say(http("200 OK", String(repeating: "{\"bet\":", count: 100_000)))),
    Case("a huge body", "unknown", .noAnswer, .say(http("200 OK", String(repeating: " ", count: 2 << 20)))),
    Case(
      "a huge body without a length", "unknown", .noAnswer,
      .say("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: " ", count: 2 << 20), close: true)),
    Case("500", "unknown", .serverError, .say(http("500 Oh", "{\"message\":\"Server Error\"}"))),
    Case("500 with an error", "unknown", .serverError, .say(http("500 Oh", "{\"error\":\"no\"}"))),
    Case("502", "unknown", .serverError, .say(http("502 Oh", page))),
    Case("503", "unknown", .serverError, .say(http("503 Oh", "", "Retry-After: 3"))),
    Case("408", "unknown", .serverError, .say(http("408 Oh", "{\"error\":\"slow\"}"))),
    Case("307", "unknown", .redirected, .say(http("307 Go", "", "Location: /api/dice/play"))),
    Case("404 with a page", "unknown", .unreadable, .say(http("404 No", page))),
    Case("403 with a page and no mark", "unknown", .unreadable, .say(http("403 No", page))),
    Case("401 with a page", "unknown", .unreadable, .say(http("401 No", page))),
    Case("403 of Cloudflare", "refused", .blocked, .say(http("403 No", page, "CF-RAY: 8f-FRA"))),
    Case("429", "refused", .rateLimited, .say(http("429 No", "slow down"))),
    Case("401", "refused", .keyRefused, .say(http("401 No", "{\"error\":\"Unauthenticated.\"}"))),
    Case("403", "refused", .keyRefused, .say(http("403 No", "{\"message\":\"Forbidden\"}"))),
    Case(
      "422", "refused", .refusedBySite, .say(http("422 No", "{\"error\":\"You have insufficient balance.\"}"))
    ),
    Case(
      "422 with an empty list", "refused", .refusedBySite,
      .say(http("422 No", "{\"error\":\"No\",\"params\":[]}"))),
    Case("an error with 200", "refused", .refusedBySite, .say(http("200 OK", "{\"error\":\"No.\"}"))),
    Case(
      "the minimum bet", "refused", .belowMinimum,
      .say(
        http(
          "422 No",
          "{\"error\":\"The minimum bet is 1 XLM\",\"params\":{\"amount\":\"1.00000000\",\"symbol\":\"XLM\"}}"
        ))),
    Case(
      "invalid fields", "refused", .refusedBySite,
      .say(
        http(
          "422 No", "{\"message\":\"The given data was invalid.\",\"errors\":{\"chance\":[\"Too high.\"]}}"))),
    Case(
      "a message with 200", "unknown", .unreadable, .say(http("200 OK", "{\"message\":\"Server Error\"}"))),
    Case(
      "a result and an error at once", "unknown", .unreadable,
      .say(http("200 OK", "{\"error\":\"No\"," + Table.honest().dropFirst()))),
    Case("closed at accept", "refused", .notReached, haste: .atAccept, arrived: 0),
  ]

  @Test("each failure has its verdict, and the bet arrives once", arguments: cases)
  func mapped(example: Case) async throws {
    let server = try await RawServer(haste: example.haste) { _, _ in example.act }
    let time = TestTime()
    let client = try Table.client(server.url, time)
    let house = Table.house(client)
    async let placed = house.place(Table.ticket())
    if example.expires {
      while server.count == 0 { await Task.yield() }
      time.expire()
    }
    let reply = await placed
    // Closing at accept races with the sending: what has left is unknown, and is not sent again.
    let hasLeft = example.cause == .notReached && house.counts[.noAnswer] == 1
    #expect(name(reply) == (hasLeft ? "unknown" : example.expected), "\(words(reply))")
    #expect(hasLeft || house.counts[example.cause] == 1, "\(house.counts)")
    if let arrived = example.arrived { #expect(server.count <= 1 && (hasLeft || server.count == arrived)) }
    #expect(!words(reply).contains("\u{1B}") && words(reply).utf8.count <= 500)
    await client.shutdown()
    await server.stop()
  }

  @Test("a bet that nobody takes is tried a few times, with growing waits, and refused")
  func refusedConnection() async throws {
    let server = try await RawServer { _, _ in .silence }
    await server.stop()
    let time = TestTime()
    let client = try Table.client(server.url, time)
    let house = Table.house(client)
    let reply = await house.place(Table.ticket())
    #expect(reply.outcome == .refused(Refusal(why: "not sent: the connection was refused")))
    #expect(house.counts[.retried] == 5 && house.counts[.notReached] == 1)
    #expect(time.waits.count == 5)
    #expect(time.waits.enumerated().allSatisfy { $1 >= 0 && $1 <= 200_000_000 << Nanoseconds($0) })
    await client.shutdown()
  }

  @Test("a redirected bet goes nowhere else")
  func redirect() async throws {
    let other = try await RawServer { _, _ in .say(http("200 OK", Table.honest())) }
    for status in ["301 Go", "302 Go", "303 Go", "307 Go", "308 Go"] {
      let server = try await RawServer { _, _ in
        .say(http(status, "", "Location: http://127.0.0.1:\(other.port)/api/dice/play"))
      }
      let client = try Table.client(server.url, TestTime())
      #expect(name(await Table.house(client).place(Table.ticket())) == "unknown")
      #expect(server.count == 1)
      await #expect(throws: DuckDiceError.self) { try await client.stats("XLM") }
      await client.shutdown()
      await server.stop()
    }
    #expect(other.seen.connections == 0)
    await other.stop()
  }

  @Test("what is sent is what was asked, and the mark of the way is not in it")
  func sent() async throws {
    let server = try await RawServer { _, _ in .say(http("200 OK", Table.honest())) }
    let client = try Table.client(server.url + "/", TestTime())
    let reply = await Table.house(client).place(Table.ticket())
    #expect(reply.receipt?.reference == "bet5")
    #expect(reply.outcome == .settled(Settlement(roll: Table.roll(7000), nonce: 5)))
    let request = try #require(server.seen.requests.first)
    #expect(request.hasPrefix("POST /api/dice/play?api_key=\(Table.canary) HTTP/1.1\r\n"))
    #expect(!request.lowercased().contains("alea-mark"))
    #expect(request.contains("User-Agent: DuckDiceBot/1.0.0"))
    for part in ["\"amount\":\"0.0001\"", "\"chance\":\"49.5\"", "\"isHigh\":true", "\"symbol\":\"XLM\""] {
      #expect(request.contains(part))
    }
    await client.shutdown()
    await server.stop()
  }

  @Test(
    "a new minimum bet is read where the site says it",
    arguments: [
      (
        "{\"error\":\"The minimum bet is 1 XLM\",\"params\":{\"amount\":\"1.5\",\"symbol\":\"xlm\"}}",
        150_000_000
      ),
      ("{\"error\":\"The minimum bet is 0.25 XLM\"}", 25_000_000),
      ("{\"error\":\"The minimum bet is 1 XLM\",\"params\":{\"amount\":\"1\",\"symbol\":\"DOGE\"}}", nil),
      ("{\"error\":\"The minimum bet is NaN XLM\"}", nil),
      ("{\"error\":\"The minimum bet is\"}", nil),
      ("{\"error\":\"The minimum bet is -1 XLM\"}", nil),
      ("{\"error\":\"The maximum bet is 1 XLM\"}", nil),
    ])
  func minimum(body: String, units: Int64?) async throws {
    let server = try await RawServer { _, _ in .say(http("422 No", body)) }
    let client = try Table.client(server.url, TestTime())
    let (placement, _) = await Table.house(client).placement(of: Table.ticket())
    guard case .refused(_, let minBet, isRateLimited: false) = placement else {
      Issue.record("\(placement)")
      return
    }
    #expect(minBet == units.map { Amount(units: $0) })
    await client.shutdown()
    await server.stop()
  }

  @Test("the other balances are asked for by their names")
  func modes() async throws {
    let modes: [(PlayMode, String, String)] = [
      (.faucet, "\"faucet\":true", "faucet"), (.bonus("b1"), "\"userWageringBonusHash\":\"b1\"", "bonus"),
      (.tle("t1"), "\"tleHash\":\"t1\"", "tle"),
    ]
    for (mode, expected, called) in modes {
      let server = try await RawServer { _, _ in
        .say(http("200 OK", Table.honest().replacing("\"main\"", with: "\"\(called)\"")))
      }
      let client = try Table.client(server.url, TestTime())
      let reply = await Table.house(client, mode: mode).place(Table.ticket())
      #expect(name(reply) == "settled", "\(words(reply))")
      #expect(server.seen.requests.first?.contains(expected) == true)
      #expect(name(await Table.house(client).place(Table.ticket())) == "unknown")
      await client.shutdown()
      await server.stop()
    }
  }

  @Test("a server that closes idle connections has no bet placed twice, and none is lost without a word")
  func stale() async throws {
    let server = try await RawServer { number, _ in
      .say(http("200 OK", Table.honest(nonce: number)), close: true)
    }
    let client = try Table.client(server.url, TestTime(), connections: 2)
    let house = Table.house(client)
    var answers: [String: Int] = [:]
    for number in 0..<60 {
      let reply = await house.place(Table.ticket(number))
      answers[name(reply), default: 0] += 1
    }
    #expect(answers["refused"] == nil)
    // Every bet arrived once at most; what arrived is answered for or said to be unknown.
    #expect(server.count <= 60)
    #expect(server.count >= answers["settled"] ?? 0)
    await client.shutdown()
    await server.stop()
  }
}
