import Dice
import DuckDice
import HouseServer
import Testing

@Suite("What the house tells of accounts and bets")
struct LookUpTests {
  @Test("an account shows its balances, one of them without faucet, and what it wagered")
  func userInfo() throws {
    var visitor = try Visitor(
      SiteSettings(accounts: [
        AccountSettings(balances: [
          Purse("BTC", .main): Amount(units: 100_000_000), Purse("BTC", .faucet): Amount(units: 5),
          Purse("DOGE", .tle): Amount(units: 7),
        ])
      ]))
    _ = try visitor.bet(Visitor.plain)
    let info: UserInfo = try visitor.ask("GET", "bot/user-info").read()
    #expect(info.username == "practice" && info.hash.count == 10)
    #expect(info.balances.map(\.currency) == ["BTC", "DOGE"])
    #expect(info.balances[0].faucet?.text == "0.00000005" && info.balances[1].faucet == nil)
    #expect(info.balances[1].main?.text == "0")
    #expect(info.wagered == [UserInfo.Wagered(currency: "BTC", amount: WireAmount(Amount(units: 100_000)))])
    #expect(info.tle?.map(\.symbol) == ["DOGE"] && info.wageringBonuses == [])
    let events: EventsReply = try visitor.ask("GET", "tle").read()
    #expect(events.data.map(\.hash) == [GameMode.tleHash])
  }

  @Test("the newest bets of a currency come newest first, with the balances")
  func load() throws {
    var visitor = try Visitor()
    let replies = try (0..<60).map { _ in try visitor.bet(Visitor.plain) }
    let load: LoadReply = try visitor.ask("GET", "load/btc").read()
    #expect(load.bets == replies.reversed().prefix(50).map(\.bet))
    #expect(load.user.balances?["main"]??.amount == replies.last?.user.balance.amount)
    let stat: StatReply = try visitor.ask("GET", "stat/BTC").read()
    #expect(stat.bets == 60 && stat.wins == replies.filter(\.bet.result).count)
  }

  @Test("anybody looks a bet up by its hash; the server seed stands there once it is revealed")
  func bet() throws {
    var visitor = try Visitor()
    let reply = try visitor.bet(Visitor.plain)
    let hash = try visitor.seeds().current.serverSeedHash
    let found: BetReply = try visitor.raw("GET", "/api/bet/\(reply.bet.hash)").read()
    #expect(found.bet == reply.bet && found.seed.serverSeedHash == hash && found.seed.serverSeed == nil)
    let changed: SeedReply = try visitor.ask("POST", "randomize", #"{"clientSeed":"x"}"#).read()
    let again: BetReply = try visitor.raw("GET", "/api/bet/\(reply.bet.hash)").read()
    #expect(again.seed.serverSeed == changed.previous?.serverSeed && again.seed.serverSeed != nil)
  }

  @Test("old bets make way for new ones")
  func archive() throws {
    var settings = SiteSettings()
    settings.betsKept = 10
    var visitor = try Visitor(settings)
    let hashes = try (0..<40).map { _ in try visitor.bet(Visitor.plain).bet.hash }
    #expect(hashes.suffix(10).allSatisfy { visitor.raw("GET", "/api/bet/\($0)").status == 200 })
    #expect(visitor.raw("GET", "/api/bet/\(hashes[0])").status == 404)
  }

  @Test("a reply has every field of the site's")
  func fields() throws {
    var visitor = try Visitor()
    let text = visitor.ask("POST", "dice/play", Visitor.plain).text
    for field in [
      "hash", "symbol", "result", "choice", "choiceOption", "isHigh", "threshold", "number", "chance",
      "payout",
      "betAmount", "winAmount", "profit", "mined", "nonce", "created", "gameMode", "game", "isJackpot",
      "user",
      "level", "username", "bets", "wins", "luck", "balance", "volume", "absoluteLevel", "xp", "xpNext",
      "xpPrev",
    ] {
      #expect(text.contains("\"\(field)\":"), "\(field) in \(text)")
    }
    #expect(text.contains(#""jackpot":null,"jackpotStatus":null"#), "\(text)")
  }

  @Test("a range tells the rolls that win")
  func range() throws {
    var visitor = try Visitor()
    let inside = try visitor.bet(#"{"symbol":"BTC","amount":"0.001","range":[2000,6999],"isIn":true}"#)
    #expect(visitor.described?.bet.choice == "2000 - 6999" && inside.bet.choiceOption == "2000,6999")
    #expect(inside.bet.chance == 50 && inside.bet.isHigh == nil)
    #expect(inside.bet.result == (2000...6999).contains(inside.bet.number))
    let outside = try visitor.bet(#"{"symbol":"BTC","amount":"0.001","range":[2000,6999],"isIn":false}"#)
    #expect(outside.bet.choiceOption == "0,1999,7000,9999" && outside.bet.chance == 50)
    #expect(outside.bet.result == !(2000...6999).contains(outside.bet.number))
    #expect(visitor.described?.bet.game?.slug == "range-dice")
  }

  @Test("the page for people is one page, without scripts or anything from elsewhere")
  func page() throws {
    var visitor = try Visitor()
    let answer = visitor.raw("GET", "/")
    #expect(answer.status == 200 && answer.contentType.hasPrefix("text/html"))
    #expect(answer.text.contains("alea house"))
    for word in ["<script", "http://", "https://", "src=", "url("] { #expect(!answer.text.contains(word)) }
  }
}
