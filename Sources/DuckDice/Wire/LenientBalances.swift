/// Balances by mode, such as `main` and `faucet`, as far as they are amounts: a mode that is written in another way is
/// left out, and so is an empty list where an object is expected (the site's language writes one as the other).
struct LenientBalances: Decodable {
  private(set) var amounts: [String: WireAmount?] = [:]

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.container(keyedBy: AnyKey.self) else { return }
    for key in container.allKeys {
      if (try? container.decodeNil(forKey: key)) == true {
        amounts.updateValue(nil, forKey: key.stringValue)
      } else if let amount = try? container.decode(WireAmount.self, forKey: key) {
        amounts.updateValue(amount, forKey: key.stringValue)
      }
    }
  }
}

extension CurrencyStats {
  private enum Keys: String, CodingKey {
    case bets, wins, profit, volume, balances
  }

  /// Reads the figures, and the balances as far as they are amounts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    bets = try container.decode(Int.self, forKey: .bets)
    wins = try container.decode(Int.self, forKey: .wins)
    profit = try container.decode(WireAmount.self, forKey: .profit)
    volume = try container.decode(WireAmount.self, forKey: .volume)
    balances = try container.decodeIfPresent(LenientBalances.self, forKey: .balances)?.amounts
  }
}

extension LoadReply.User {
  private enum Keys: String, CodingKey {
    case hash, username, balances
  }

  /// Reads the account, and the balances as far as they are amounts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    hash = try container.decodeIfPresent(String.self, forKey: .hash)
    username = try container.decodeIfPresent(String.self, forKey: .username)
    balances = try container.decodeIfPresent(LenientBalances.self, forKey: .balances)?.amounts
  }
}
