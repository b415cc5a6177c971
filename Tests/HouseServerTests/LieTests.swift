import Dice
import DuckDice
import Foundation
import HouseServer
import Simulation
import Testing

@Suite("A house that lies")
struct LieTests {
  /// Plays three honest bets, then one under the fault; the journal's line tells what was true.
  private func told(_ kind: FaultKind, _ body: String = Visitor.plain) throws -> Told {
    let file = try ScratchFile()
    var visitor = try Visitor(journal: file.path)
    var before: PlayReply?
    for _ in 0..<3 { before = try visitor.bet(Visitor.plain) }
    let answer = visitor.ask("POST", "dice/play", body, fault: kind)
    let truth = try #require(try JournalEntry.read(file.path).last)
    #expect(truth.fault == kind && answer.status == 200)
    return Told(answer: answer, before: try #require(before), truth: truth)
  }

  private struct Told {
    let answer: SiteAnswer
    let before: PlayReply
    let truth: JournalEntry

    func reply() throws -> PlayReply { try answer.read() }
  }

  @Test("a roll contradicts its result")
  func wrongRoll() throws {
    let told = try told(.wrongRoll)
    let reply = try told.reply()
    #expect(reply.bet.result == told.truth.win)
    #expect((reply.bet.number > 5049) != reply.bet.result)
  }

  @Test("a roll is not the one that the seeds make, and the money follows it")
  func unfair() throws {
    let told = try told(.unfairRoll)
    let reply = try told.reply()
    var honest = try Visitor()
    for _ in 0..<3 { _ = try honest.bet(Visitor.plain) }
    let fair = try honest.bet(Visitor.plain)
    #expect(reply.bet.nonce == fair.bet.nonce && reply.bet.number == (fair.bet.number + 5000) % 10_000)
    #expect(reply.bet.result == (reply.bet.number > 5049) && told.truth.roll == reply.bet.number)
    #expect(reply.user.balance.text == told.truth.balance)
  }

  @Test("a payout is off, a win takes money, a balance jumps")
  func money() throws {
    #expect(try told(.wrongPayout).reply().bet.payout != 2)
    let win = try told(.negativeWin).reply()
    #expect(win.bet.result && win.bet.profit.text == "-0.001")
    let jump = try told(.balanceJump)
    #expect(try jump.reply().user.balance.text != jump.truth.balance)
  }

  @Test("stake, chance, side and currency are echoed as others than they were")
  func echoes() throws {
    #expect(try told(.echoStake).reply().bet.betAmount.text == "0.00100001")
    #expect(try told(.echoChance).reply().bet.chance == 50.5)
    let side = try told(.echoSide)
    #expect(try side.reply().bet.isHigh == false)
    #expect(try side.answer.read(Described.self).bet.choice == "<5000")
    #expect(try told(.currency).reply().bet.symbol == "DOGE")
  }

  @Test("a nonce comes again, one is passed over, a name comes again")
  func names() throws {
    let repeated = try told(.nonceRepeated)
    #expect(try repeated.reply().bet.nonce == repeated.before.bet.nonce)
    #expect(try told(.nonceSkipped).reply().bet.nonce == 4)
    let reused = try told(.hashReused)
    #expect(
      try reused.reply().bet.hash == reused.before.bet.hash && reused.truth.hash != reused.before.bet.hash)
  }

  @Test("money comes as numbers, with the same value")
  func numbers() throws {
    let told = try told(.numbers)
    #expect(told.answer.text.contains(#""betAmount":0.001,"#))
    #expect(told.answer.text.contains(#""balance":\#(told.truth.balance)"#))
    let reply = try told.reply()
    #expect(reply.bet.profit.text == told.truth.profit && reply.user.balance.text == told.truth.balance)
    #expect(reply.bet.hash == told.truth.hash)
  }

  @Test("what JSON does not have, or not so")
  func notJSON() throws {
    #expect(try told(.nan).answer.text.contains(#""payout":NaN"#))
    #expect(try told(.infinite).answer.text.contains(#""payout":1e400"#))
    let deep = try told(.nesting).answer.text
    #expect(deep.contains(String(repeating: "[", count: 100_000)) && deep.contains("betAmount"))
    let texts = try told(.escapes).answer.text
    #expect(texts.contains(#"\u001b[2J"#) && texts.contains(#"\u0000"#))
    let long = try told(.longStrings).reply()
    #expect(long.bet.hash.utf8.count == 1_000_000)
  }

  @Test("the minimum bet moves in the middle of a session: tenfold, and for good")
  func minimum() throws {
    var settings = SiteSettings()
    settings.minBets["BTC"] = Amount(units: 50_000)
    var visitor = try Visitor(settings)
    _ = try visitor.bet(Visitor.plain)
    let refused = visitor.ask("POST", "dice/play", Visitor.plain, fault: .minBet)
    let error: SiteError = try refused.read()
    #expect(refused.status == 422 && error.error == "The minimum bet is 0.005 BTC")
    #expect(error.params?.amount?.text == "0.005" && error.params?.symbol == "BTC")
    #expect(visitor.ask("POST", "dice/play", Visitor.plain).status == 422)
    #expect(try visitor.bet(Visitor.plain.replacing("0.001", with: "0.005")).bet.nonce == 1)
  }

  @Test("a seed is revealed that does not fit its commitment")
  func wrongSeed() throws {
    var visitor = try Visitor()
    let before = try visitor.seeds().current
    let reply: SeedReply = try visitor.ask(
      "POST", "randomize", #"{"clientSeed":"x"}"#, fault: .wrongSeedHash
    ).read()
    #expect(reply.previous?.serverSeedHash == before.serverSeedHash)
    let seed = try #require(reply.previous?.serverSeed)
    #expect(SeedCommitment(serverSeed: seed).sha256 != before.serverSeedHash)
  }
}
