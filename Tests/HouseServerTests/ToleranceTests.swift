import Dice
import DuckDice
import HouseServer
import Testing

@Suite("What the house takes as it comes")
struct ToleranceTests {
  @Test(
    "a bet is understood however clients in the field write it",
    arguments: [
      #"{"symbol":"BTC","amount":"0.00100000","chance":"49.50","isHigh":true}"#,
      #"{"symbol":"btc","amount":0.001,"chance":49.5,"isHigh":true}"#,
      #"{"symbol":"Btc","amount":1e-3,"chance":49.50,"isHigh":1}"#,
      #"{"symbol":"BTC","amount":".001","chance":"49.5","isHigh":"true"}"#,
      #"{"symbol":"BTC","amount":"0.001","chance":"49.5","isHigh":true,"faucet":null,"tleHash":null}"#,
      #"{"symbol":"BTC","amount":"0.001","chance":"49.5","isHigh":true,"faucet":"","userWageringBonusHash":""}"#,
      #"{"symbol":"BTC","amount":"0.001","chance":"49.5","isHigh":true,"faucet":false,"tleHash":""}"#,
      #" {"x":{"y":[1,null]},"symbol":"BTC","amount":"0.001","chance":"49.5","isHigh":true,"isIn":5} "#,
    ])
  func spellings(body: String) throws {
    var visitor = try Visitor()
    let reply = try visitor.bet(body)
    #expect(reply.bet.betAmount.text == "0.001")
    #expect(reply.bet.chance == 49.5)
    #expect(reply.bet.isHigh == true)
    #expect(reply.bet.gameMode == "main")
  }

  @Test(
    "a small chance without its zero, and a range whose ends are texts",
    arguments: [
      #"{"symbol":"BTC","amount":"0.001","chance":".95","isHigh":false}"#,
      #"{"symbol":"BTC","amount":"0.001","range":["0","94"],"isIn":"true"}"#,
    ])
  func short(body: String) throws {
    var visitor = try Visitor()
    #expect(try visitor.bet(body).bet.chance == 0.95)
  }

  @Test(
    "a path is found with slashes too many, and a query with items that nobody knows",
    arguments: [
      "/api/dice/play?api_key=KEY", "/api/dice/play/?api_key=KEY", "//api//dice//play//?api_key=KEY",
      "/api/play?api_key=KEY", "/api/play/?lang=en&api_key=KEY&x",
      "/api/dice/play?&&api_key=KEY&api_key=other",
      "/dice/play?api_key=KEY", "/api/dice/play?api_key=%4bEY",
    ])
  func paths(target: String) throws {
    var visitor = try Visitor(SiteSettings(accounts: [AccountSettings(key: "KEY")]))
    #expect(visitor.raw("POST", target, Visitor.plain).status == 200)
  }

  @Test(
    "every mode has its balance and its edge",
    arguments: [
      (#""faucet":true"#, "faucet", 1.9596), (#""faucet":1"#, "faucet", 1.9596),
      (#""userWageringBonusHash":"practice-bonus""#, "bonus", 1.9798),
      (#""tleHash":"practice-tle","faucet":true"#, "tle", 1.9697), (#""faucet":0"#, "main", 2.0),
    ])
  func modes(field: String, mode: String, payout: Double) throws {
    var settings = SiteSettings(accounts: [
      AccountSettings(
        balances: Dictionary(
          uniqueKeysWithValues: GameMode.allCases.map { (Purse("BTC", $0), Amount(units: 100_000_000)) }))
    ])
    settings.edges[.tle] = 250
    var visitor = try Visitor(settings)
    let body = #"{"symbol":"BTC","amount":"0.001","chance":"49.5","isHigh":true,\#(field)}"#
    let reply = try visitor.bet(body)
    #expect(reply.bet.gameMode == mode)
    #expect(reply.bet.payout == payout)
    let change = reply.bet.profit.amount
    #expect(reply.user.balance.amount == Amount(units: 100_000_000) + change)
    let balances = try #require(try visitor.stats().balances)
    for (name, balance) in balances where name != mode {
      #expect(balance?.text == "1", "\(name)")
    }
  }

  @Test("the sample of the official page: 77.77 % pays 1.273")
  func sample() throws {
    var visitor = try Visitor(
      SiteSettings(accounts: [
        AccountSettings(balances: [Purse("XLM", .main): Amount(units: 10_000_000_000)])
      ]))
    let body = #"{"symbol":"XLM","amount":"0.004","chance":"77.77","isHigh":true}"#
    var reply = try visitor.bet(body)
    while !reply.bet.result { reply = try visitor.bet(body) }
    #expect(reply.bet.payout == 1.273)
    #expect(reply.bet.winAmount?.text == "0.005092")
    #expect(reply.bet.profit.text == "0.001092")
    let described = visitor.described?.bet
    #expect(described?.choice == ">2222" && reply.bet.choiceOption == "2223,9999")
    #expect(described?.threshold == 2222)
    #expect(described?.game == PlayReply.Game(name: "Original Dice", slug: "dice"))
  }
}
