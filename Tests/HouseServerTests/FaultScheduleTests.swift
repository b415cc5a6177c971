import Dice
import HouseServer
import TestSupport
import Testing

@Suite("Plans of faults")
struct FaultScheduleTests {
  @Test("the lots of a seed fall the same way again, in the shares that were asked for")
  func shares() throws {
    let schedule = try FaultSchedule(shares: "drop-after=10%,late=0.05,wrong-seed-hash=100%")
    func course(_ seed: UInt64) -> [FaultKind?] {
      (1...4000).map { schedule.fault(of: .bets, number: $0, seed: seed)?.kind }
    }
    let kinds = course(7)
    #expect(kinds == course(7))
    #expect(kinds != course(8))
    // Four standard deviations of the binomial law.
    #expect(abs(kinds.count { $0 == .dropAfter } - 400) < 76)
    #expect(abs(kinds.count { $0 == .late } - 200) < 56)
    #expect(
      kinds.count { $0 == nil } + kinds.count { $0 == .dropAfter } + kinds.count { $0 == .late } == 4000)
    #expect((1...50).allSatisfy { schedule.fault(of: .reveals, number: $0, seed: 7)?.kind == .wrongSeedHash })
    #expect((1...50).allSatisfy { schedule.fault(of: .requests, number: $0, seed: 7) == nil })
  }

  @Test("every fault has a name that a plan can say", arguments: FaultKind.allCases)
  func names(kind: FaultKind) throws {
    let schedule = try FaultSchedule(shares: "\(kind.rawValue)=100%")
    let counted = try #require(Counted.allCases.first { schedule.fault(of: $0, number: 1, seed: 1) != nil })
    #expect(schedule.fault(of: counted, number: 1, seed: 1)?.kind == kind)
  }

  @Test("a plan file names places, shares and what belongs to a fault")
  func file() throws {
    let file = try ScratchFile(
      """
      [[fault]]
      kind = "drop-after"
      at = 3
      count = 2
      [[fault]]
      kind = "late"
      at = 9
      wait_ms = 2500
      [[fault]]
      kind = "min-bet"
      at = 1
      amount = "0.5"
      [[fault]]
      kind = "429"
      at = 7
      retry_after = 30
      [[fault]]
      kind = "503-before"
      of = "requests"
      share = "100%"
      """)
    let schedule = try FaultSchedule(file: file.path)
    let bets = (1...10).map { schedule.fault(of: .bets, number: $0, seed: 1) }
    #expect(
      bets.map(\.?.kind) == [.minBet, nil, .dropAfter, .dropAfter, nil, nil, .tooMany, nil, .late, nil])
    #expect(bets[8]?.wait == .milliseconds(2500))
    #expect(bets[0]?.amount == Amount(units: 50_000_000))
    #expect(bets[6]?.retryAfter == 30)
    #expect(schedule.fault(of: .requests, number: 5, seed: 1)?.kind == .error503Before)
  }

  @Test(
    "a plan that makes no sense says why",
    arguments: [
      ("kind = \"nope\"\nat = 1", "there is no fault 'nope'"), ("kind = \"late\"", "needs at or share"),
      ("kind = \"late\"\nat = 1\nshare = \"1%\"", "and not both"),
      ("kind = \"late\"\nat = 0", "must be 1 or more"),
      ("kind = \"late\"\nshare = \"101%\"", "expected one such as"),
      ("kind = \"nan\"\nof = \"requests\"\nat = 1", "cannot be counted by requests"),
      ("kind = \"late\"\nof = \"weeks\"\nat = 1", "expected bets, requests"),
      ("kind = \"late\"\nat = 1\nwait_ms = -1", "0 or more"),
      ("kind = \"min-bet\"\nat = 1\namount = \"0\"", "no amount above 0"),
      ("kind = \"late\"\nat = 1\nbogus = 5", "bogus"), ("kind = ", "line 2"),
    ])
  func wrongFile(text: String, words: String) throws {
    let file = try ScratchFile("[[fault]]\n" + text)
    let error = #expect(throws: HouseError.self) { try FaultSchedule(file: file.path) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test(
    "shares that make no sense say why",
    arguments: [
      ("", "no share"), ("late", "no share"), ("late=2", "no share"), ("late=x%", "no share"),
      ("nope=1%", "there is no fault 'nope'"), ("late=60%,nan=41%", "more than 100 %"),
    ])
  func wrongShares(text: String, words: String) {
    let error = #expect(throws: HouseError.self) { try FaultSchedule(shares: text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test("accounts come from a file as well")
  func accounts() throws {
    let file = try ScratchFile(
      """
      [[account]]
      key = "one"
      name = "alice"
      server_seed = "s"
      [account.main]
      btc = "1.5"
      DOGE = "100"
      [account.faucet]
      BTC = "0.1"
      [[account]]
      key = "two"
      name = "bob"
      """)
    let accounts = try AccountSettings.read(file: file.path)
    #expect(accounts.map(\.name) == ["alice", "bob"] && accounts.map(\.key) == ["one", "two"])
    #expect(
      accounts[0].balances == [
        Purse("BTC", .main): Amount(units: 150_000_000), Purse("DOGE", .main): Amount(units: 10_000_000_000),
        Purse("BTC", .faucet): Amount(units: 10_000_000),
      ])
    #expect(accounts[0].serverSeed == "s" && accounts[1].balances.isEmpty)
  }

  @Test("a rate limit lets so many in at once, then keeps their pace")
  func rate() {
    var bucket = TokenBucket(RateLimit(count: 5, per: .seconds(1)))
    let start = ContinuousClock.now
    #expect((0..<5).allSatisfy { _ in bucket.take(at: start) == nil })
    #expect(bucket.take(at: start) == .milliseconds(200))
    #expect(bucket.take(at: start + .milliseconds(199)) == .milliseconds(1))
    #expect(bucket.take(at: start + .milliseconds(200)) == nil)
    #expect(bucket.take(at: start + .milliseconds(200)) == .milliseconds(200))
    #expect((0..<5).allSatisfy { _ in bucket.take(at: start + .seconds(60)) == nil })
    #expect(bucket.take(at: start + .seconds(60)) != nil)
  }
}
