/// What the site says of an account (`GET bot/user-info`).
public struct UserInfo: Codable, Hashable, Sendable {
  /// The site's name of the account.
  public var hash: String
  /// The name that others see.
  public var username: String
  /// When it was made, in seconds since 1970.
  public var createdAt: Int?
  /// Its level.
  public var level: Int?
  /// Balances by currency.
  public var balances: [Balance]
  /// Stakes so far by currency.
  public var wagered: [Wagered]?
  /// Bonuses that want wagering.
  public var wageringBonuses: [WageringBonus]?
  /// Time limited events that the account takes part in.
  public var tle: [TimeLimitedEvent]?
  /// How the account came to the site.
  public var campaign: WireNull?
  /// Who brought it.
  public var affiliate: WireNull?
  /// When money last came in.
  public var lastDeposit: WireNull?

  /// The balances of one currency.
  public struct Balance: Codable, Hashable, Sendable {
    /// The currency.
    public var currency: String
    /// The balance of the main mode, if there is one.
    public var main: WireAmount?
    /// The balance of the faucet mode, if there is one.
    public var faucet: WireAmount?

    /// Makes the balances of a currency.
    public init(currency: String, main: WireAmount?, faucet: WireAmount?) {
      (self.currency, self.main, self.faucet) = (currency, main, faucet)
    }
  }

  /// Stakes of one currency.
  public struct Wagered: Codable, Hashable, Sendable {
    /// The currency.
    public var currency: String
    /// Stakes so far.
    public var amount: WireAmount

    /// Makes the stakes of a currency.
    public init(currency: String, amount: WireAmount) {
      (self.currency, self.amount) = (currency, amount)
    }
  }

  /// Describes an account.
  public init(hash: String, username: String, balances: [Balance]) {
    (self.hash, self.username, self.balances) = (hash, username, balances)
  }
}

/// What the site counts of an account in one currency (`GET bot/stats/SYMBOL`).
public struct CurrencyStats: Codable, Hashable, Sendable {
  /// Bets so far.
  public var bets: Int
  /// Wins so far.
  public var wins: Int
  /// Profit so far.
  public var profit: WireAmount
  /// Stakes so far.
  public var volume: WireAmount
  /// Balances by mode, such as `main` and `faucet`; null where there is none.
  public var balances: [String: WireAmount?]?

  /// Makes the figures of a currency.
  public init(bets: Int, wins: Int, profit: WireAmount, volume: WireAmount, balances: [String: WireAmount?]?)
  {
    (self.bets, self.wins, self.profit, self.volume) = (bets, wins, profit, volume)
    self.balances = balances
  }
}

/// The pair of seeds in play, and the one before where it was changed (`GET` and `POST randomize`).
public struct SeedReply: Codable, Hashable, Sendable {
  /// The pair that the next bet is made of.
  public var current: Pair
  /// The pair that was in play until now, with its server seed; only where it was changed.
  public var previous: Pair?
  /// The pair that came into play, which is `current` as well; only where it was changed.
  public var new: Pair?

  /// A pair of seeds.
  public struct Pair: Codable, Hashable, Sendable {
    /// The player's seed.
    public var clientSeed: String
    /// The nonce of the next bet.
    public var nonce: Int
    /// SHA-256 of the server seed's text.
    public var serverSeedHash: String
    /// The server seed, once it is out of play.
    public var serverSeed: String?

    /// Describes a pair.
    public init(clientSeed: String, nonce: Int, serverSeedHash: String, serverSeed: String? = nil) {
      (self.clientSeed, self.nonce) = (clientSeed, nonce)
      (self.serverSeedHash, self.serverSeed) = (serverSeedHash, serverSeed)
    }
  }

  /// Makes an answer.
  public init(current: Pair, previous: Pair? = nil, new: Pair? = nil) {
    (self.current, self.previous, self.new) = (current, previous, new)
  }
}

/// The last bets of an account and its balances, for the site's own pages (`GET load/SYMBOL`; undocumented).
public struct LoadReply: Codable, Hashable, Sendable {
  /// The account.
  public var user: User
  /// The last bets, the newest first.
  public var bets: [PlayReply.Bet]

  /// The account, in one currency.
  public struct User: Codable, Hashable, Sendable {
    /// The site's name of the account.
    public var hash: String?
    /// The name that others see.
    public var username: String?
    /// Balances by mode.
    public var balances: [String: WireAmount?]?
    /// The balance of the main mode.
    public var balance: WireAmount?
    /// Stakes that the site's page offers; nothing here uses them.
    public var presets: [WireAmount]?

    /// Describes an account.
    public init(hash: String?, username: String?, balances: [String: WireAmount?]?) {
      (self.hash, self.username, self.balances) = (hash, username, balances)
    }
  }

  /// Makes an answer.
  public init(user: User, bets: [PlayReply.Bet]) {
    (self.user, self.bets) = (user, bets)
  }
}

/// How the site says that it did not do what it was asked: in its own words, or by field where the request was invalid.
public struct SiteError: Codable, Hashable, Sendable {
  /// Its words, such as `The minimum bet is 1 DOGE`.
  public var error: String?
  /// Its words where a field was invalid.
  public var message: String?
  /// What is wrong with which field.
  public var errors: [String: [String]]?
  /// What belongs to the words: the new minimum bet, say.
  public var params: Parameters?

  /// What belongs to an error's words.
  public struct Parameters: Codable, Hashable, Sendable {
    /// An amount.
    public var amount: WireAmount?
    /// A currency.
    public var symbol: String?

    /// Makes what belongs to an error's words.
    public init(amount: WireAmount?, symbol: String?) {
      (self.amount, self.symbol) = (amount, symbol)
    }
  }

  /// Makes an error.
  public init(
    error: String? = nil, message: String? = nil, errors: [String: [String]]? = nil,
    params: Parameters? = nil
  ) {
    (self.error, self.message, self.errors, self.params) = (error, message, errors, params)
  }
}
