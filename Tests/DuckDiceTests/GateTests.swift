import DuckDice
import Engine
import Testing

/// What the site's wish to be asked less often does to the bets behind it.
struct GateTests {
  /// A server that says `first` to the first bets and is honest afterwards.
  private func played(_ first: [String], _ count: Int) async throws -> (TestTime, [Reply], RawServer) {
    let server = try await RawServer { number, _ in
      .say(number < first.count ? first[number] : http("200 OK", Table.honest(nonce: number)))
    }
    let time = TestTime()
    let client = try Table.client(server.url, time)
    let house = Table.house(client)
    var replies: [Reply] = []
    for number in 0..<count { replies.append(await house.place(Table.ticket(number))) }
    await client.shutdown()
    await server.stop()
    return (time, replies, server)
  }

  @Test(
    "the next bet waits as long as the site asks, within bounds",
    arguments: [
      ("7", 7), ("0", 1), ("99999", 300), ("99999999999999999999999", 300), ("-5", 5), ("soon", 5),
      ("Sun, 06 Nov 1994 08:49:47 GMT", 10), ("Sun, 06 Nov 1994 08:40:00 GMT", 1),
      ("Sun, 06 Nov 2094 08:49:47 GMT", 300), ("Xxx, 99 Nov 1994 08:49:47 GMT", 5),
    ])
  func asked(header: String, seconds: Int64) async throws {
    let (time, replies, server) = try await played([http("429 No", "{}", "Retry-After: \(header)")], 2)
    #expect(replies.map(name) == ["refused", "settled"])
    #expect(time.waits == [seconds * 1_000_000_000])
    #expect(server.count == 2)
  }

  @Test("without a figure the waits grow, and begin small again after a bet that was taken")
  func growing() async throws {
    let limited = http("429 No", "slow")
    let (time, replies, _) = try await played(
      [limited, limited, limited, http("200 OK", Table.honest(nonce: 4)), limited], 6)
    #expect(replies.map(name) == ["refused", "refused", "refused", "settled", "refused", "settled"])
    #expect(time.waits.map { $0 / 1_000_000_000 } == [5, 10, 20, 5])
  }

  @Test("Cloudflare's refusal closes the gate as well")
  func blocked() async throws {
    let page = http("403 No", "<!DOCTYPE html>", "cf-ray: 1")
    let (time, replies, _) = try await played([page], 2)
    #expect(replies.map(name) == ["refused", "settled"])
    #expect(time.waits == [5_000_000_000])
  }

  @Test("once the key is refused, no other bet is sent")
  func key() async throws {
    let server = try await RawServer { _, _ in .say(http("401 No", "{\"error\":\"Unauthenticated.\"}")) }
    let client = try Table.client(server.url, TestTime())
    let house = Table.house(client)
    #expect(house.keyRefused == nil)
    for number in 0..<3 { #expect(name(await house.place(Table.ticket(number))) == "refused") }
    #expect(house.keyRefused?.contains("Unauthenticated.") == true)
    #expect(server.count == 1)
    await client.shutdown()
    await server.stop()
  }

  @Test("closing ends waiting bets as refused, and lets the one on the wire come home")
  func closing() async throws {
    let server = try await RawServer { number, _ in
      number == 0 ? .say(http("200 OK", Table.honest())) : .say(http("429 No", ""))
    }
    let time = TestTime(holds: true)
    let client = try Table.client(server.url, time)
    let house = Table.house(client, pace: Pace(interval: 1_000_000_000))
    async let first = house.place(Table.ticket(0))
    #expect(name(await first) == "settled")
    async let second = house.place(Table.ticket(1))
    async let later = house.place(Table.ticket(2, at: 50_000_000_000))
    await time.someoneWaits(2)
    house.close()
    let ended = Reply(
      outcome: .refused(Refusal(why: "not sent: the session is ending")), latency: 0)
    #expect(await [second, later] == [ended, ended])
    #expect(await house.place(Table.ticket(3)) == ended)
    #expect(house.counts[.ending] == 3)
    #expect(server.count == 1)
    await client.shutdown()
    await server.stop()
  }

  @Test(
    "once an answer is missing, bets that wait come back unsent, until it is known where the account stands")
  func held() async throws {
    let server = try await RawServer { number, _ in
      .say(number == 0 ? http("500 No", "") : http("200 OK", Table.honest()))
    }
    let time = TestTime(holds: true)
    let client = try Table.client(server.url, time)
    let house = Table.house(client)
    async let later = house.send(Table.ticket(1, at: 50_000_000_000))
    await time.someoneWaits(1)
    #expect(await house.send(Table.ticket(0)).map(name) == "unknown")
    #expect(await later == nil)
    #expect(await house.send(Table.ticket(2)) == nil)
    #expect(server.count == 1 && house.deepest.waiting == 1 && house.deepest.onWire == 1)
    house.restart(balance: nil, pair: nil, nextNonce: nil)
    #expect(await house.send(Table.ticket(2)).map(name) == "settled")
    await client.shutdown()
    await server.stop()
  }

  @Test("a ticket of the future is sent when its time has come")
  func future() async throws {
    let server = try await RawServer { _, _ in .say(http("200 OK", Table.honest())) }
    let time = TestTime()
    let client = try Table.client(server.url, time)
    #expect(name(await Table.house(client).place(Table.ticket(at: 3_000_000_000))) == "settled")
    #expect(time.waits == [3_000_000_000])
    await client.shutdown()
    await server.stop()
  }
}

/// How often bets may be sent.
struct PaceTests {
  @Test(
    "a pace is read as bets in a second or a minute",
    arguments: [
      ("5/s", 200_000_000), ("0.5/s", 2_000_000_000), ("300/m", 200_000_000), ("1/m", 60_000_000_000),
    ])
  func read(text: String, interval: Nanoseconds) {
    #expect(Pace(text)?.interval == interval)
  }

  @Test(
    "what is no pace is not read", arguments: ["", "5", "0/s", "-1/s", "5/h", "5/s/s", "1e3/s", "99999999/s"])
  func unread(text: String) {
    #expect(Pace(text) == nil)
  }

  @Test("bets that come at once leave evenly, and what was not used is not saved beyond the burst")
  func evenly() {
    var pace = Pace(interval: 10)
    #expect((0..<4).map { _ in pace.take(at: 100) } == [100, 110, 120, 130])
    #expect(pace.take(at: 500) == 500)
    #expect(pace.take(at: 500) == 510)
    var bursting = Pace(interval: 10, burst: 3)
    #expect((0..<5).map { _ in bursting.take(at: 0) } == [0, 0, 0, 10, 20])
    #expect((0..<4).map { _ in bursting.take(at: 1000) } == [1000, 1000, 1000, 1010])
  }
}
