/// A bonus that wants wagering.
public struct WageringBonus: Codable, Hashable, Sendable {
  /// The site's name of it: what a bet says that is played with it.
  public var hash: String
  /// The name that players see.
  public var name: String
  /// Its kind.
  public var type: String?
  /// Whether it is open.
  public var status: String?
  /// Its currency.
  public var symbol: String
  /// What the house keeps on average, in percent.
  public var margin: String?

  /// Describes a bonus.
  public init(
    hash: String, name: String, type: String?, status: String?, symbol: String, margin: String?
  ) {
    (self.hash, self.name, self.type) = (hash, name, type)
    (self.status, self.symbol, self.margin) = (status, symbol, margin)
  }
}

/// A time limited event.
public struct TimeLimitedEvent: Codable, Hashable, Sendable {
  /// The site's name of it: what a bet says that is played in it.
  public var hash: String
  /// The name that players see.
  public var name: String
  /// Its currency.
  public var symbol: String
  /// What the house keeps on average, in percent.
  public var houseEdge: Double?
  /// When it ends, in seconds since 1970.
  public var endDate: Int?

  /// Describes an event.
  public init(hash: String, name: String, symbol: String, houseEdge: Double?, endDate: Int?) {
    (self.hash, self.name, self.symbol) = (hash, name, symbol)
    (self.houseEdge, self.endDate) = (houseEdge, endDate)
  }
}

/// The events of the site (`GET tle`).
public struct EventsReply: Codable, Hashable, Sendable {
  /// The events.
  public var data: [TimeLimitedEvent]

  /// Makes an answer.
  public init(data: [TimeLimitedEvent]) {
    self.data = data
  }
}

/// What is counted of an account in one currency, for the site's own pages (`GET stat/SYMBOL`).
public struct StatReply: Codable, Hashable, Sendable {
  /// Bets so far.
  public var bets: Int
  /// Wins so far.
  public var wins: Int
  /// Profit so far.
  public var profit: WireAmount
  /// Stakes so far.
  public var volume: WireAmount

  /// Makes an answer.
  public init(bets: Int, wins: Int, profit: WireAmount, volume: WireAmount) {
    (self.bets, self.wins, self.profit, self.volume) = (bets, wins, profit, volume)
  }
}
