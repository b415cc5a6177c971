import Dice
import DuckDice
import HouseServer
import Simulation
import Testing

@Suite("Provably fair")
struct FairPlayTests {
  @Test("published seeds give published rolls, from the first request to the last")
  func vectors() throws {
    let seed = String(repeating: "0123456789abcdef", count: 4)
    var visitor = try Visitor(
      SiteSettings(accounts: [AccountSettings(serverSeed: seed, clientSeed: "loopback-client")]))
    let pair = try visitor.seeds().current
    #expect(pair.serverSeedHash == "a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e")
    #expect(pair.clientSeed == "loopback-client" && pair.nonce == 0 && pair.serverSeed == nil)
    let known = [0: 3408, 1: 9893, 2: 8346, 3: 9046, 4: 1317, 5: 80, 7: 2444, 375: 1523]
    let body = #"{"symbol":"BTC","amount":"0.00000001","chance":"98","isHigh":true}"#
    for nonce in 0...375 {
      let reply = try visitor.bet(body)
      #expect(reply.bet.nonce == nonce && visitor.described?.user.nonce == nonce + 1)
      if let roll = known[nonce] { #expect(reply.bet.number == roll) }
    }
    let changed: SeedReply = try visitor.ask("POST", "randomize", #"{"clientSeed":"mine"}"#).read()
    #expect(changed.previous?.serverSeed == seed && changed.previous?.serverSeedHash == pair.serverSeedHash)
    #expect(changed.previous?.nonce == 376)
  }

  @Test("the published roll of nonce 2")
  func published() throws {
    var settings = SiteSettings(accounts: [
      AccountSettings(
        serverSeed: "fcb11e45ceaeab9d9e683552eb354797e6ef21527568332a9324112c6aacc133",
        clientSeed: "wA4mXnm7DNOEzqR13sZOx0Vd4FfwrV")
    ])
    settings.firstNonce = 2
    var visitor = try Visitor(settings)
    #expect(try visitor.bet(Visitor.plain).bet.number == 9545)
  }

  @Test("what is revealed matches what was shown before, and makes every roll again")
  func reveal() throws {
    var visitor = try Visitor()
    for round in 0..<5 {
      let before = try visitor.seeds().current
      #expect(before.nonce == 0)
      var rolls: [Int] = []
      for _ in 0..<10 { rolls.append(try visitor.bet(Visitor.plain).bet.number) }
      let reply: SeedReply = try visitor.ask(
        "POST", "randomize", #"{"clientSeed":"round \#(round)"}"#
      ).read()
      let previous = try #require(reply.previous)
      let seed = try #require(previous.serverSeed)
      #expect(SeedCommitment(serverSeed: seed).sha256 == before.serverSeedHash)
      #expect(previous.clientSeed == before.clientSeed)
      let made = DuckDiceRolls(serverSeed: seed, clientSeed: previous.clientSeed)
      #expect(rolls == (0..<10).map { made.roll(nonce: $0).number })
      #expect(reply.current.clientSeed == "round \(round)" && reply.current.serverSeed == nil)
      #expect(reply.new == reply.current)
    }
  }

  @Test("the same seed opens the same house, another seed another one")
  func repeated() throws {
    func course(_ seed: UInt64) throws -> [String] {
      var visitor = try Visitor(SiteSettings(seed: seed))
      return try (0..<20).map { _ in "\(try visitor.bet(Visitor.plain))" } + ["\(try visitor.seeds())"]
    }
    #expect(try course(3) == course(3))
    #expect(try course(3) != course(4))
  }

  @Test("a pair may have to make bets and to last before it is changed")
  func rules() throws {
    var settings = SiteSettings()
    (settings.betsPerPair, settings.pairLasts) = (3, 20_000)
    var visitor = try Visitor(settings)
    let wish = #"{"clientSeed":"mine"}"#
    for _ in 0..<3 {
      let answer = visitor.ask("POST", "randomize", wish)
      #expect(answer.status == 422)
      #expect(answer.text.contains("Please make at least 3 bets with current pair."))
      _ = try visitor.bet(Visitor.plain)
    }
    #expect(
      visitor.ask("POST", "randomize", wish).text.contains(
        "Please wait at least 20 seconds before the next randomize."))
    visitor.now += 20_000
    #expect(visitor.ask("POST", "randomize", wish).status == 200)
  }

  @Test(
    "a client seed is a text of 1 to 64 characters",
    arguments: [
      "", "{}", "[]", #"{"clientSeed":""}"#, #"{"clientSeed":null}"#, #"{"clientSeed":5}"#,
      #"{"clientSeed":"\#(String(repeating: "x", count: 65))"}"#,
    ])
  func clientSeed(body: String) throws {
    var visitor = try Visitor()
    let before = try visitor.seeds()
    #expect([400, 422].contains(visitor.ask("POST", "randomize", body).status))
    #expect(try visitor.seeds() == before)
  }
}
