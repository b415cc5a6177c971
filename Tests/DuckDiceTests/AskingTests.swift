import DuckDice
import Testing

/// What is asked of the site beside bets.
struct AskingTests {
  private static let seeds = "{\"current\":{\"clientSeed\":\"c\",\"nonce\":7,\"serverSeedHash\":\"h\"}}"

  private func with<Value: Sendable>(
    _ answers: [String], _ ask: (SiteClient) async throws -> Value
  ) async throws -> (Result<Value, any Error>, RawServer.Seen, TestTime) {
    let server = try await RawServer { number, _ in .say(answers[min(number, answers.count - 1)]) }
    let time = TestTime()
    let client = try Table.client(server.url, time)
    let result: Result<Value, any Error>
    do { result = .success(try await ask(client)) } catch { result = .failure(error) }
    await client.shutdown()
    await server.stop()
    return (result, server.seen, time)
  }

  @Test("each question has its path and is read")
  func read() async throws {
    let info =
      "{\"hash\":\"a\",\"username\":\"b\",\"balances\":[{\"currency\":\"XLM\",\"main\":null,\"faucet\":\"1.5\"}]}"
    let (user, seen, _) = try await with([http("200 OK", info)]) { try await $0.userInfo() }
    #expect(try user.get().balances.first?.faucet?.text == "1.5")
    #expect(seen.requests.first?.hasPrefix("GET /api/bot/user-info?api_key=") == true)
    let figures =
      "{\"bets\":1,\"wins\":0,\"profit\":\"-1\",\"volume\":1,\"balances\":{\"main\":\"2\",\"tle\":[]}}"
    let (stats, asked, _) = try await with([http("200 OK", figures)]) { try await $0.stats("X/../y") }
    #expect(try stats.get().balances?["main"]??.text == "2")
    #expect(asked.requests.first?.hasPrefix("GET /api/bot/stats/X%2F..%2Fy?") == true)
    let load = "{\"user\":{\"hash\":\"a\",\"balances\":[]},\"bets\":[]}"
    let (loaded, _, _) = try await with([http("200 OK", load)]) { try await $0.load("XLM") }
    #expect(try loaded.get().bets.isEmpty)
  }

  @Test("a question without an answer is repeated, with waits; the site's no is not")
  func repeated() async throws {
    let broken = http("502 Oh", "")
    let limited = http("429 No", "", "Retry-After: 9")
    let (seeds, seen, time) = try await with([broken, limited, http("200 OK", Self.seeds)]) {
      try await $0.seeds()
    }
    #expect(try seeds.get().current.nonce == 7)
    #expect(seen.requests.count == 3 && time.waits.count == 2)
    #expect(time.waits.last.map { $0 >= 9_000_000_000 } == true)
    let (no, once, _) = try await with([http("422 No", "{\"error\":\"No.\"}")]) { try await $0.seeds() }
    #expect(throws: DuckDiceError.refused("No.")) { try no.get() }
    #expect(once.requests.count == 1)
    let (never, often, _) = try await with([broken]) { try await $0.seeds() }
    #expect(throws: DuckDiceError.noAnswer("the server failed (502)")) { try never.get() }
    #expect(often.requests.count == 6)
  }

  @Test(
    "a change of the seeds is sent once, whatever comes back",
    arguments: ["502 Oh", "429 No", "200 OK", "307 Go"])
  func randomized(status: String) async throws {
    let (result, seen, _) = try await with([http(status, "")]) { try await $0.randomize(clientSeed: "a\"b") }
    #expect(throws: DuckDiceError.self) { try result.get() }
    #expect(seen.requests.count == 1)
    #expect(seen.requests.first?.hasSuffix("{\"clientSeed\":\"a\\\"b\"}") == true)
  }
}
