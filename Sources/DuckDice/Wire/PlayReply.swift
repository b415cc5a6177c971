/// What the site answers to a bet that it placed (`POST dice/play`, `POST range-dice/play`).
///
/// What is optional is missing in the answers of some years or some clients' records of them; nothing here needs it.
public struct PlayReply: Codable, Hashable, Sendable {
  /// The bet.
  public var bet: Bet
  /// The account after the bet.
  public var user: User
  /// Whether the bet won a jackpot beside its profit.
  public var isJackpot: Bool?
  /// What became of the jackpot.
  public var jackpotStatus: WireNull?
  /// The jackpot that was won.
  public var jackpot: WireNull?

  /// A placed bet.
  public struct Bet: Codable, Hashable, Sendable {
    /// The site's name of the bet.
    public var hash: String
    /// The currency.
    public var symbol: String
    /// Whether it won.
    public var result: Bool
    /// What was rolled, 0...9999.
    public var number: Int
    /// Such as `>2222` or `2000 - 6999`.
    public var choice: String?
    /// The winning rolls, such as `2223,9999`.
    public var choiceOption: String?
    /// Whether it was on the high rolls; missing for a range.
    public var isHigh: Bool?
    /// The last losing roll of a high bet, the first of a low one; missing for a range.
    public var threshold: Int?
    /// In percent.
    public var chance: Double
    /// What a winning stake is multiplied by.
    public var payout: Double
    /// The stake.
    public var betAmount: WireAmount
    /// What came back: 0 for a loss.
    public var winAmount: WireAmount?
    /// What it added to the balance.
    public var profit: WireAmount
    /// The nonce in the hash that made the roll.
    public var nonce: Int
    /// When it was placed, in seconds since 1970.
    public var created: Int?
    /// `main`, `faucet`, `bonus` or `tle`.
    public var gameMode: String?
    /// The game.
    public var game: Game?
    /// What the bet earned beside its profit.
    public var mined: WireNull?

    /// Makes a bet with what every answer has.
    public init(
      hash: String, symbol: String, result: Bool, number: Int, chance: Double, payout: Double,
      betAmount: WireAmount, profit: WireAmount, nonce: Int
    ) {
      (self.hash, self.symbol, self.result, self.number) = (hash, symbol, result, number)
      (self.chance, self.payout, self.betAmount, self.profit) = (chance, payout, betAmount, profit)
      self.nonce = nonce
    }
  }

  /// A game.
  public struct Game: Codable, Hashable, Sendable {
    /// Its name, such as `Original Dice`.
    public var name: String
    /// Its short name, such as `dice`.
    public var slug: String

    /// Names a game.
    public init(name: String, slug: String) {
      (self.name, self.slug) = (name, slug)
    }
  }

  /// The account as it stands after the bet, in the bet's currency and mode.
  public struct User: Codable, Hashable, Sendable {
    /// The site's name of the account.
    public var hash: String?
    /// The name that others see.
    public var username: String?
    /// Its level.
    public var level: Int?
    /// Bets so far.
    public var bets: Int?
    /// Wins so far.
    public var wins: Int?
    /// The nonce of the next bet.
    public var nonce: Int?
    /// Wins against expected wins, in percent.
    public var luck: Double?
    /// The balance after the bet.
    public var balance: WireAmount
    /// Profit so far.
    public var profit: WireAmount?
    /// Stakes so far.
    public var volume: WireAmount?
    /// How far it is to the next level.
    public var absoluteLevel: Level?

    /// Makes an account with what every answer has.
    public init(balance: WireAmount) {
      self.balance = balance
    }
  }

  /// A level and the way to the next.
  public struct Level: Codable, Hashable, Sendable {
    /// The level.
    public var level: Int
    /// Points so far, those that the next level wants and those that this one wanted.
    public var xp, xpNext, xpPrev: Int

    /// Describes a level.
    public init(level: Int, xp: Int, xpNext: Int, xpPrev: Int) {
      (self.level, self.xp, self.xpNext, self.xpPrev) = (level, xp, xpNext, xpPrev)
    }
  }

  /// Makes an answer.
  public init(bet: Bet, user: User, isJackpot: Bool? = nil) {
    (self.bet, self.user, self.isJackpot) = (bet, user, isJackpot)
  }
}
