import DuckDice
import Foundation
import HouseServer
import NIOCore
import NIOHTTP1
import Testing

@Suite("A house that breaks")
struct BrokenHouseTests {
  @Test(
    "a connection that ends before the bet is executed brings no reply and no bet",
    arguments: ["drop-head", "drop-before"])
  func dropBefore(kind: String) async throws {
    let journal = try await Guest.visit(faults: "\(kind)=100%") { guest in
      for _ in 0..<3 { #expect(await guest.bet().status == nil) }
    }
    #expect(journal.isEmpty)
  }

  @Test("connections may end before anything is asked")
  func dropConnect() async throws {
    let journal = try await Guest.visit(faults: "drop-connect=100%") { guest in
      // The client tries one connection after the other.
      let visit = await guest.ask(.POST, "dice/play", Visitor.plain, within: .milliseconds(500))
      #expect(visit.status == nil)
    }
    #expect(journal.isEmpty)
  }

  @Test("a connection that ends after the bet is executed brings as much of the reply as it was to")
  func dropAfter() async throws {
    for (kind, hasHead, hasBody) in [
      ("drop-after", false, false), ("drop-headers", true, false), ("drop-body", true, true),
    ] {
      let journal = try await Guest.visit(faults: "\(kind)=100%") { guest in
        let visit = await guest.bet()
        #expect((visit.status != nil) == hasHead, "\(kind)")
        #expect(visit.body.isEmpty == !hasBody, "\(kind)")
        #expect(!visit.isWhole, "\(kind)")
        #expect((try? JSONDecoder().decode(PlayReply.self, from: visit.body)) == nil)
      }
      #expect(journal.map(\.fault) == [FaultKind(rawValue: kind)])
    }
  }

  @Test("a connection that ends behind a whole reply takes nothing from it")
  func dropEnd() async throws {
    let journal = try await Guest.visit(faults: "drop-end=100%") { guest in
      let visit = await guest.bet()
      #expect(visit.isWhole)
      #expect((try? JSONDecoder().decode(PlayReply.self, from: visit.body)) != nil)
    }
    #expect(journal.count == 1)
  }

  @Test(
    "a reply that is no reply to the bet, before it is executed or after",
    arguments: [
      ("429", 429, false), ("429-bare", 429, false), ("cloudflare", 403, false), ("500-before", 500, false),
      ("502-before", 502, false), ("503-before", 503, false), ("error-200", 200, false),
      ("500-after", 500, true),
      ("502-after", 502, true), ("503-after", 503, true),
    ])
  func instead(kind: String, status: UInt, executed: Bool) async throws {
    let journal = try await Guest.visit(faults: "\(kind)=100%") { guest in
      let visit = await guest.bet()
      #expect(visit.status == status && visit.isWhole)
      #expect((visit.headers.first(name: "retry-after") != nil) == (kind == "429"))
      #expect((visit.headers.first(name: "cf-ray") != nil) == (kind == "cloudflare"))
      #expect(visit.text.hasPrefix("<!DOCTYPE") == (kind == "cloudflare"))
      #expect((try? JSONDecoder().decode(PlayReply.self, from: visit.body)) == nil)
      if kind == "error-200" {
        #expect((try? JSONDecoder().decode(SiteError.self, from: visit.body))?.error != nil)
      }
    }
    #expect(journal.count == (executed ? 1 : 0))
  }

  @Test("half of a reply as a whole one, and one of 8 MiB; both are executed")
  func bodies() async throws {
    for kind in ["truncated", "huge"] {
      let journal = try await Guest.visit(faults: "\(kind)=100%") { guest in
        let visit = await guest.bet()
        #expect(visit.status == 200 && visit.isWhole)
        #expect((visit.body.count > 8 << 20) == (kind == "huge"))
        #expect(((try? JSONDecoder().decode(PlayReply.self, from: visit.body)) != nil) == (kind == "huge"))
      }
      #expect(journal.count == 1)
    }
  }

  @Test("a late reply is executed while it is waited for")
  func late() async throws {
    let journal = try await Guest.visit {
      let rule = FaultSchedule.Rule(Fault(.late, wait: .seconds(3600)), .numbers(1...1))
      $0.faults = (try? FaultSchedule([rule])) ?? .none
    } _: { guest in
      let waiting = Task { await guest.bet() }
      while (try? await stats(guest))?.bets != 1 {}
      #expect(await guest.bet().status == 200)
      waiting.cancel()
      #expect(await waiting.value.status == nil)
    }
    #expect(journal.map(\.fault) == [.late, nil])
  }

  @Test("a slow bet is executed when its wait is over")
  func slow() async throws {
    let journal = try await Guest.visit {
      let rule = FaultSchedule.Rule(Fault(.slow, wait: .milliseconds(50)), .numbers(1...1))
      $0.faults = (try? FaultSchedule([rule])) ?? .none
    } _: { guest in
      let start = ContinuousClock.now
      #expect(await guest.bet().status == 200)
      #expect(ContinuousClock.now - start >= .milliseconds(50))
    }
    #expect(journal.map(\.fault) == [.slow])
  }

  @Test("a reply out of order comes after the one to a later bet")
  func reordered() async throws {
    let journal = try await Guest.visit {
      let rule = FaultSchedule.Rule(Fault(.reordered, wait: .seconds(3600)), .numbers(1...1))
      $0.faults = (try? FaultSchedule([rule])) ?? .none
    } _: { guest in
      let first = Task { await guest.bet() }
      while (try? await stats(guest))?.bets != 1 {}
      #expect(await guest.bet().status == 200)
      #expect(await first.value.status == 200)
    }
    #expect(journal.map(\.fault) == [.reordered, nil])
  }

  @Test("the faults of a seed strike the same bets again")
  func again() async throws {
    func course() async throws -> [JournalEntry] {
      try await Guest.visit(faults: "drop-after=20%,500-before=20%,wrong-roll=20%") { guest in
        for _ in 0..<40 { _ = await guest.bet() }
      }.map { entry in
        var timeless = entry
        timeless.time = 0
        return timeless
      }
    }
    let once = try await course()
    let twice = try await course()
    #expect(once == twice)
    #expect(Set(once.map(\.fault)) == [nil, .dropAfter, .wrongRoll])
  }

  @Test("a fault of all requests strikes those that place no bet as well")
  func anyRequest() async throws {
    _ = try await Guest.visit {
      let rule = FaultSchedule.Rule(Fault(.error503Before), .numbers(2...2), of: .requests)
      $0.faults = (try? FaultSchedule([rule])) ?? .none
    } _: { guest in
      #expect(await guest.ask(.GET, "bot/user-info").status == 200)
      #expect(await guest.ask(.GET, "bot/user-info").status == 503)
      #expect(await guest.bet().status == 200)
    }
  }

  private func stats(_ guest: Guest) async throws -> CurrencyStats {
    try JSONDecoder().decode(CurrencyStats.self, from: await guest.ask(.GET, "bot/stats/BTC").body)
  }
}
