import Foundation

/// The body of a bet as it came, nothing of it checked.
///
/// `null` and an empty text are as good as nothing; what the house does not know is passed over.
struct BetBody: Decodable {
  let symbol, amount, chance, isHigh, range, isIn, faucet, userWageringBonusHash, tleHash: Lenient?

  private enum Keys: String, CodingKey {
    case symbol, amount, chance, isHigh, range, isIn, faucet, userWageringBonusHash, tleHash
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    func field(_ key: Keys) throws -> Lenient? {
      let value = try container.decodeIfPresent(Lenient.self, forKey: key)
      return value.map(\.isEmpty) == true ? nil : value
    }
    symbol = try field(.symbol)
    amount = try field(.amount)
    chance = try field(.chance)
    isHigh = try field(.isHigh)
    range = try field(.range)
    isIn = try field(.isIn)
    faucet = try field(.faucet)
    userWageringBonusHash = try field(.userWageringBonusHash)
    tleHash = try field(.tleHash)
  }

  /// Reads a body; one that is no JSON object is refused.
  static func read(_ body: [UInt8]) throws(SiteRefusal) -> BetBody {
    guard let read = try? JSONDecoder().decode(BetBody.self, from: Data(body)) else {
      throw SiteRefusal.notAnObject
    }
    return read
  }
}
