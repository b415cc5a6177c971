import Dice
import DuckDice
import Engine
import TestSupport
import Testing

/// A bet that is called not sent has not been sent, at whatever moment it was given up.
struct SendMarkTests {
  @Test("a bet that is given up at any moment is refused only where nothing of it arrives")
  func givenUp() async throws {
    let server = try await RawServer { _, _ in .silence }
    var random = SplitMix64(7)
    var fates: [String: Int] = [:]
    var refused: Set<String> = []
    for round in 0..<Effort.size(60, soak: 3000) {
      let time = TestTime()
      let client = try Table.client(server.url, time)
      let ticket = Table.ticket(round, stake: Int64(round + 1))
      async let placed = Table.house(client).place(ticket)
      for _ in 0..<Int.random(in: 0...100, using: &random) { await Task.yield() }
      time.expire()
      let reply = await placed
      await client.shutdown()
      fates[name(reply), default: 0] += 1
      if name(reply) == "refused" { refused.insert(WireAmount(ticket.proposal.stake).text) }
    }
    #expect(fates["settled"] == nil)
    await server.stop()
    // What was on its way when the last one was given up has arrived by now, or is the last one's.
    let arrived = server.seen.requests.compactMap { request in
      request.firstMatch(of: /"amount":"([0-9.]+)"/).map { String($0.output.1) }
    }
    #expect(arrived.count == server.count && Set(arrived).count == arrived.count)
    #expect(refused.isDisjoint(with: arrived), "\(fates)")
    #expect(arrived.count <= fates["unknown"] ?? 0)
  }

  @Test("bets side by side over few connections each arrive once")
  func sideBySide() async throws {
    let server = try await RawServer { number, _ in .say(http("200 OK", Table.honest(nonce: number))) }
    let client = try Table.client(server.url, TestTime(), connections: 4)
    let house = Table.house(client)
    let fates = await withTaskGroup(of: String.self) { group in
      for number in 0..<200 { group.addTask { name(await house.place(Table.ticket(number))) } }
      return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(fates == ["settled": 200], "\(house.counts)")
    #expect(server.count == 200)
    await client.shutdown()
    await server.stop()
  }
}
