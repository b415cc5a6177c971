/// How answers are read: what the checks stand on must be there in its own shape, or be missing where it may be; what
/// only describes the bet or the account is not read at all, because a bet is not unknown for that, and because every
/// bet's answer is read.
extension PlayReply.Bet {
  private enum Keys: String, CodingKey {
    case hash, symbol, result, number, choiceOption, isHigh, chance, payout, betAmount, winAmount, profit,
      nonce
    case gameMode
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
  }
}

extension PlayReply.User {
  private enum Keys: String, CodingKey {
    case balance
  }

  /// Reads an account.
  public init(from decoder: any Decoder) throws {
    self.init(
      balance: try decoder.container(keyedBy: Keys.self).decode(WireAmount.self, forKey: .balance))
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
