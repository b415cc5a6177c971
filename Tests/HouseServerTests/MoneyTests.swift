import Dice
import DuckDice
import Foundation
import HouseServer
import TestSupport
import Testing

@Suite("Money in the house")
struct MoneyTests {
  private static let start = Amount(units: 50_000_000)

  private static let settings = SiteSettings(
    seed: 5,
    accounts: [
      AccountSettings(
        balances: Dictionary(
          uniqueKeysWithValues: ["BTC", "DOGE"].flatMap { symbol in
            GameMode.allCases.map { (Purse(symbol, $0), Self.start) }
          }))
    ])

  /// A bet drawn by lot, now and then one that is refused.
  private func randomBet(_ random: inout SplitMix64) -> String {
    let mode = random.pick([
      "", #","faucet":true"#, #","tleHash":"practice-tle""#, #","userWageringBonusHash":"practice-bonus""#,
    ])
    let amount = Amount(units: Int64.random(in: 0...20_000_000, using: &random))
    let head = #""symbol":"\#(random.pick(["BTC", "doge"]))","amount":"\#(amount)"\#(mode)"#
    if random.chance(percent: 40) {
      let low = Int.random(in: 0..<9000, using: &random)
      let high = Int.random(in: low..<10_000, using: &random)
      return #"{\#(head),"range":[\#(low),\#(high)],"isIn":\#(random.chance(percent: 50))}"#
    }
    let chance = Double(Int.random(in: 1...9900, using: &random)) / 100
    return #"{\#(head),"chance":"\#(chance)","isHigh":\#(random.chance(percent: 50))}"#
  }

  @Test(
    "is conserved: a balance is its start and its bets' profits, and the journal agrees bet for bet",
    arguments: Effort.seeds(8, soak: 200))
  func conserved(seed: UInt64) throws {
    let file = try ScratchFile()
    var visitor = try Visitor(Self.settings, journal: file.path)
    var random = SplitMix64(seed)
    var balances: [Purse: Amount] = [:]
    var replies: [PlayReply] = []
    for _ in 0..<200 {
      let body = randomBet(&random)
      let answer = visitor.ask("POST", body.contains("range") ? "range-dice/play" : "play", body)
      guard answer.status == 200 else {
        #expect(answer.status == 422)
        continue
      }
      let reply: PlayReply = try answer.read()
      let mode = try #require(reply.bet.gameMode.flatMap { GameMode(rawValue: $0) })
      balances[Purse(reply.bet.symbol, mode), default: Self.start] += reply.bet.profit.amount
      #expect(
        reply.user.balance.amount == balances[Purse(reply.bet.symbol, mode)],
        "\(body) \(Effort.replay(seed))")
      replies.append(reply)
    }
    #expect(replies.count > 20, "\(Effort.replay(seed))")
    let journal = try JournalEntry.read(file.path)
    #expect(journal.map(\.hash) == replies.map(\.bet.hash))
    #expect(Set(journal.map(\.hash)).count == journal.count)
    #expect(journal.map(\.nonce) == (0..<UInt64(journal.count)).map { $0 })
    for (line, reply) in zip(journal, replies) {
      #expect(line.amount == reply.bet.betAmount.text && line.roll == reply.bet.number)
      #expect(line.profit == reply.bet.profit.text && line.balance == reply.user.balance.text)
      #expect(line.symbol == reply.bet.symbol && line.mode.rawValue == reply.bet.gameMode)
      #expect(line.win == reply.bet.result && line.account == "practice" && line.fault == nil)
    }
    for symbol in ["BTC", "DOGE"] {
      let own = replies.filter { $0.bet.symbol == symbol }
      let stats = try visitor.stats(symbol)
      #expect(stats.bets == own.count && stats.wins == own.filter(\.bet.result).count)
      #expect(stats.profit.amount == own.map(\.bet.profit.amount).reduce(.zero, +))
      #expect(stats.volume.amount == own.map(\.bet.betAmount.amount).reduce(.zero, +))
    }
  }

  @Test("a journal that cannot be written takes no bet")
  func fullDisk() throws {
    var visitor = try Visitor(journal: "/dev/full")
    let answer = visitor.ask("POST", "dice/play", Visitor.plain)
    #expect(answer.status == 503)
    #expect(try visitor.seeds().current.nonce == 0)
    #expect(try visitor.stats().balances?["main"]??.text == "1")
  }

  @Test("a journal is written on, and a line that was cut off is passed over")
  func goesOn() throws {
    let file = try ScratchFile()
    for _ in 0..<2 {
      var visitor = try Visitor(journal: file.path)
      _ = try visitor.bet(Visitor.plain)
    }
    #expect(try JournalEntry.read(file.path).count == 2)
    var text = try String(contentsOfFile: file.path, encoding: .utf8)
    text.removeLast(10)
    try Data(text.utf8).write(to: URL(filePath: file.path))
    #expect(try JournalEntry.read(file.path).count == 1)
    #expect(!text.contains(AccountSettings.practiceKey))
  }

  @Test("a journal that cannot be opened is a fault of its own")
  func noFolder() {
    #expect(throws: HouseError.self) { try BetJournal(path: "/nowhere/at/all") }
  }
}
