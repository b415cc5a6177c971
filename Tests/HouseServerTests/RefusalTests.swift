import Dice
import DuckDice
import HouseServer
import Testing

/// A request that is refused, and what the answer says.
struct Refused: CustomTestStringConvertible {
  let body: String
  let status: Int
  let words: String

  init(_ body: String, _ status: Int, _ words: String) {
    (self.body, self.status, self.words) = (body, status, words)
  }

  var testDescription: String { body }
}

@Suite("What the house refuses")
struct RefusalTests {
  private static let settings: SiteSettings = {
    var settings = SiteSettings()
    settings.minBets["BTC"] = Amount(units: 1000)
    settings.maxProfit = Amount(units: 50_000_000)
    return settings
  }()

  @Test(
    "a bet is checked in the site's order, refused in its words, and costs neither money nor a nonce",
    arguments: [
      Refused("", 400, "not a JSON object"), Refused("[1]", 400, "not a JSON object"),
      Refused("{", 400, "not a JSON object"), Refused("5", 400, "not a JSON object"),
      Refused("{}", 422, "The symbol field is required."),
      Refused(#"{"symbol":"","amount":"1"}"#, 422, "The symbol field is required."),
      Refused(#"{"symbol":"NOPE"}"#, 422, "The amount field is required."),
      Refused(#"{"symbol":"NOPE","amount":"x"}"#, 422, "The chance field is required."),
      Refused(#"{"symbol":"NOPE","amount":"x","chance":"x"}"#, 422, "The isHigh field is required."),
      Refused(
        #"{"symbol":"NOPE","amount":"x","chance":"x","isHigh":true}"#, 422, "selected symbol is invalid"),
      Refused(#"{"symbol":5,"amount":"x","chance":"x","isHigh":true}"#, 422, "selected symbol is invalid"),
      Refused(#"{"symbol":"BTC","amount":"x","chance":"x","isHigh":true}"#, 422, "chance format"),
      Refused(#"{"symbol":"BTC","amount":"x","chance":[],"isHigh":true}"#, 422, "chance must be a number"),
      Refused(
        #"{"symbol":"BTC","amount":"0","chance":"98.01","isHigh":true}"#, 422,
        "The chance may not be greater than 98."),
      Refused(#"{"symbol":"BTC","amount":"0","chance":99,"isHigh":true}"#, 422, "not be greater than 98."),
      Refused(#"{"symbol":"BTC","amount":"0","chance":"0","isHigh":true}"#, 422, "must be at least 0.01."),
      Refused(#"{"symbol":"BTC","amount":"0","chance":"-5","isHigh":true}"#, 422, "must be at least 0.01."),
      Refused(#"{"symbol":"BTC","amount":"0","chance":"50.001","isHigh":true}"#, 422, "chance format"),
      Refused(#"{"symbol":"BTC","amount":"0","chance":"50","isHigh":"maybe"}"#, 422, "isHigh field must be"),
      Refused(#"{"symbol":"BTC","amount":"x","chance":"50","isHigh":true}"#, 422, "amount format"),
      Refused(#"{"symbol":"BTC","amount":true,"chance":"50","isHigh":true}"#, 422, "amount must be a number"),
      Refused(#"{"symbol":"BTC","amount":"0","chance":"50","isHigh":true}"#, 422, "greater than 0"),
      Refused(#"{"symbol":"BTC","amount":"-1","chance":"50","isHigh":true}"#, 422, "greater than 0"),
      Refused(#"{"symbol":"BTC","amount":"0.000000001","chance":"50","isHigh":true}"#, 422, "amount format"),
      Refused(#"{"symbol":"BTC","amount":"1e-3","chance":"50","isHigh":true}"#, 422, "amount format"),
      Refused(#"{"symbol":"BTC","amount":"NaN","chance":"50","isHigh":true}"#, 422, "amount format"),
      Refused(
        #"{"symbol":"BTC","amount":"0.00000999","chance":"50","isHigh":true}"#, 422,
        #"{"error":"The minimum bet is 0.00001 BTC","params":{"amount":"0.00001","symbol":"BTC"}}"#),
      Refused(
        #"{"symbol":"BTC","amount":"0.9","chance":"10","isHigh":true}"#, 422, "maximum profit is 0.5 BTC"),
      Refused(
        #"{"symbol":"BTC","amount":"2","chance":"90","isHigh":true}"#, 422, "You have insufficient balance."),
      Refused(
        #"{"symbol":"BTC","amount":"0.1","chance":"90","isHigh":true,"faucet":true}"#, 422,
        "You have insufficient balance."),
      Refused(
        #"{"symbol":"BTC","amount":"0.1","chance":"90","isHigh":true,"tleHash":"x"}"#, 422, "selected tleHash"
      ),
      Refused(
        #"{"symbol":"BTC","amount":"0.1","chance":"90","isHigh":true,"userWageringBonusHash":5}"#, 422,
        "selected userWageringBonusHash"),
      Refused(#"{"symbol":"BTC","amount":"0.1","range":[5,1],"isIn":true}"#, 422, "The range must be"),
      Refused(#"{"symbol":"BTC","amount":"0.1","range":[0,10000],"isIn":true}"#, 422, "The range must be"),
      Refused(#"{"symbol":"BTC","amount":"0.1","range":"0,5","isIn":true}"#, 422, "The range must be"),
      Refused(
        #"{"symbol":"BTC","amount":"0.1","range":[0,9800],"isIn":true}"#, 422, "not be greater than 98."),
      Refused(
        #"{"symbol":"BTC","amount":"0.1","range":[0,198],"isIn":false}"#, 422, "not be greater than 98."),
      Refused(#"{"symbol":"BTC","amount":"0.1","range":[1,5]}"#, 422, "The isIn field is required."),
    ])
  func refused(row: Refused) throws {
    var visitor = try Visitor(Self.settings)
    let path = row.body.contains("range") ? "range-dice/play" : "dice/play"
    let answer = visitor.ask("POST", path, row.body)
    #expect(answer.status == row.status, "\(answer.text)")
    #expect(answer.text.contains(row.words), "\(answer.text)")
    #expect((try? answer.read(SiteError.self)) != nil)
    #expect(try visitor.seeds().current.nonce == 0)
    #expect(try visitor.stats().bets == 0)
    #expect(try visitor.stats().balances?["main"]??.text == "1")
  }

  @Test("without a key that opens an account there is 401, whatever else is wrong")
  func key() throws {
    var visitor = try Visitor()
    for target in [
      "/api/dice/play", "/api/dice/play?api_key=", "/api/bot/user-info?api_key=x", "/api/randomize",
    ] {
      let answer = visitor.raw(target.contains("dice") ? "POST" : "GET", target, "{")
      #expect(answer.status == 401)
      #expect(try answer.read(SiteError.self).error == "Invalid API key.")
    }
  }

  @Test("a path that nobody knows is 404, another method 405, an unknown currency 422")
  func other() throws {
    var visitor = try Visitor()
    #expect(visitor.ask("GET", "nope").status == 404)
    #expect(visitor.ask("GET", "bot/stats").status == 404)
    #expect(visitor.ask("GET", "bet/0123").status == 404)
    #expect(visitor.ask("GET", "dice/play").status == 405)
    #expect(visitor.ask("POST", "bot/user-info").status == 405)
    #expect(visitor.ask("GET", "bot/stats/NOPE").status == 422)
    #expect(visitor.ask("GET", "load/nope").status == 422)
  }

  @Test("a win that could not be counted is one that the house cannot pay")
  func huge() throws {
    var visitor = try Visitor(
      SiteSettings(accounts: [AccountSettings(balances: [Purse("DOGE", .main): .max])]))
    let answer = visitor.ask(
      "POST", "dice/play", #"{"symbol":"DOGE","amount":"90000000000","chance":"0.01","isHigh":true}"#)
    #expect(answer.text.contains("maximum profit"))
  }

  @Test("two accounts with one key, or one name, are no house")
  func twins() {
    #expect(throws: HouseError.self) {
      try Site(SiteSettings(accounts: [AccountSettings(), AccountSettings(name: "other")]))
    }
    #expect(throws: HouseError.self) {
      try Site(SiteSettings(accounts: [AccountSettings(), AccountSettings(key: "other")]))
    }
  }
}
