/// How answers are read: what the checks stand on must be there in its own shape, or be missing where it may be; what
/// nothing here needs is left out where it has another shape than expected, because a bet is not unknown for that.
extension PlayReply.Bet {
  private enum Keys: String, CodingKey {
    case hash, symbol, result, number, choice, choiceOption, isHigh, threshold, chance, payout, betAmount
    case winAmount, profit, nonce, created, gameMode, game
  }

  /// Reads a bet.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    self.init(
      hash: try container.decode(String.self, forKey: .hash),
      symbol: try container.decode(String.self, forKey: .symbol),
      result: try container.decode(Bool.self, forKey: .result),
      number: try container.decode(Int.self, forKey: .number),
      chance: try container.decode(Double.self, forKey: .chance),
      payout: try container.decode(Double.self, forKey: .payout),
      betAmount: try container.decode(WireAmount.self, forKey: .betAmount),
      profit: try container.decode(WireAmount.self, forKey: .profit),
      nonce: try container.decode(Int.self, forKey: .nonce))
    choiceOption = try container.decodeIfPresent(String.self, forKey: .choiceOption)
    isHigh = try container.decodeIfPresent(Bool.self, forKey: .isHigh)
    winAmount = try container.decodeIfPresent(WireAmount.self, forKey: .winAmount)
    gameMode = try container.decodeIfPresent(String.self, forKey: .gameMode)
    choice = try? container.decodeIfPresent(String.self, forKey: .choice)
    threshold = try? container.decodeIfPresent(Int.self, forKey: .threshold)
    created = try? container.decodeIfPresent(Int.self, forKey: .created)
    game = try? container.decodeIfPresent(PlayReply.Game.self, forKey: .game)
  }
}

extension PlayReply.User {
  private enum Keys: String, CodingKey {
    case hash, username, level, bets, wins, nonce, luck, balance, profit, volume
  }

  /// Reads an account.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    self.init(balance: try container.decode(WireAmount.self, forKey: .balance))
    hash = try? container.decodeIfPresent(String.self, forKey: .hash)
    username = try? container.decodeIfPresent(String.self, forKey: .username)
    level = try? container.decodeIfPresent(Int.self, forKey: .level)
    bets = try? container.decodeIfPresent(Int.self, forKey: .bets)
    wins = try? container.decodeIfPresent(Int.self, forKey: .wins)
    nonce = try? container.decodeIfPresent(Int.self, forKey: .nonce)
    luck = try? container.decodeIfPresent(Double.self, forKey: .luck)
    profit = try? container.decodeIfPresent(WireAmount.self, forKey: .profit)
    volume = try? container.decodeIfPresent(WireAmount.self, forKey: .volume)
  }
}

extension PlayReply {
  private enum Keys: String, CodingKey {
    case bet, user, isJackpot
  }

  /// Reads an answer to a bet.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    self.init(
      bet: try container.decode(Bet.self, forKey: .bet), user: try container.decode(User.self, forKey: .user),
      isJackpot: try? container.decodeIfPresent(Bool.self, forKey: .isJackpot))
  }
}
