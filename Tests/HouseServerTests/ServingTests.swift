import AsyncHTTPClient
import DuckDice
import Foundation
import HouseServer
import NIOCore
import NIOHTTP1
import Simulation
import Testing

@Suite("The house over the network")
struct ServingTests {
  @Test("plays over HTTP what it plays without, and writes it down")
  func plays() async throws {
    var visitor = try Visitor()
    let expected = try (0..<20).map { _ in try visitor.bet(Visitor.plain).bet.number }
    let journal = try await Guest.visit { guest in
      for number in expected {
        let visit = await guest.bet()
        #expect(visit.headers.first(name: "content-type") == "application/json")
        #expect(try JSONDecoder().decode(PlayReply.self, from: visit.body).bet.number == number)
      }
      let page = try await guest.client.execute(
        HTTPClientRequest(url: guest.base.replacing("/api", with: "/")), timeout: .seconds(20))
      #expect(page.headers.first(name: "content-security-policy")?.hasPrefix("default-src 'none'") == true)
    }
    #expect(journal.map(\.roll) == expected)
  }

  @Test("bets side by side are each booked once, in the order of their nonces")
  func parallel() async throws {
    let journal = try await Guest.visit { guest in
      await withTaskGroup { group in
        for _ in 0..<200 { group.addTask { #expect(await guest.bet().status == 200) } }
      }
    }
    #expect(journal.map(\.nonce) == (0..<200).map { $0 })
    #expect(Set(journal.map(\.hash)).count == 200)
  }

  @Test("takes at least the latency that it was told, and queues what exceeds its capacity")
  func latency() async throws {
    _ = try await Guest.visit {
      $0.latency = .fixed(30_000_000)
      $0.capacity = 2
    } _: { guest in
      let start = ContinuousClock.now
      await withTaskGroup { group in
        for _ in 0..<6 { group.addTask { #expect(await guest.bet().status == 200) } }
      }
      #expect(ContinuousClock.now - start >= .milliseconds(90))
    }
  }

  @Test(
    "answers 429 to a request too many, with the time to come again or without", arguments: [true, false])
  func rateLimit(tells: Bool) async throws {
    let journal = try await Guest.visit {
      $0.rateLimit = RateLimit(count: 2, per: .seconds(3600), tellsWhen: tells)
    } _: { guest in
      let visits = [await guest.bet(), await guest.bet(), await guest.bet()]
      #expect(visits.map(\.status) == [200, 200, 429])
      let seconds = visits[2].headers.first(name: "retry-after").flatMap { Int($0) }
      #expect(tells ? (1...3600).contains(seconds ?? 0) : seconds == nil)
    }
    #expect(journal.count == 2)
  }

  @Test("a body that is too large is refused, and the house plays on")
  func large() async throws {
    _ = try await Guest.visit { guest in
      let visit = await guest.bet(String(repeating: " ", count: 2 << 20))
      #expect(visit.status == 413 || visit.status == nil)
      #expect(await guest.bet().status == 200)
    }
  }

  @Test("a port that is taken is told as such")
  func taken() async throws {
    _ = try await Guest.visit { guest in
      var settings = HouseSettings()
      settings.port = try #require(URL(string: guest.base)?.port)
      let house = try LoopbackHouse(settings)
      await #expect(throws: HouseError.self) { try await house.run() }
    }
  }
}
