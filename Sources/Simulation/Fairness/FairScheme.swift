import Crypto

/// How a site computes a roll of a server seed, a client seed and a nonce, so that anybody can compute it again.
///
/// Each formula gives a roll of its site that was published. `docs/provably-fair.md` writes them out, and tells what a
/// check proves.
public enum FairScheme: String, CaseIterable, Sendable {
  /// DuckDice: SHA-512 of the seeds and the nonce, first fitting group of five digits (duckdice.io, provably fair page).
  case duckdice
  /// WinDice: as DuckDice.
  case windice
  /// Stake: HMAC-SHA256 under the server seed, its first 32 bits spread over 10,001 outcomes.
  case stake
  /// Primedice: HMAC-SHA512 under the server seed, first fitting group of five digits.
  case primedice
  /// Wolf.bet: HMAC-SHA256 of the server seed, under client seed and nonce; first fitting group of five digits.
  case wolfbet

  /// The roll of one bet. The seeds are text and count as they stand; what looks like hexadecimal is not decoded.
  ///
  /// Nil where no group of the hash fits and it is not known what the site does then: once in 10^33 rolls of Primedice,
  /// once in 10^16 of Wolf.bet, never at the others.
  public func roll(serverSeed: String, clientSeed: String, nonce: UInt64) -> FairRoll? {
    switch self {
    case .duckdice, .windice:
      FairRoll(DuckDiceRolls(serverSeed: serverSeed, clientSeed: clientSeed).roll(nonce: nonce))
    case .stake:
      // The last number counts further draws of the same bet; dice needs one, which is number 0.
      Self.code(SHA256.self, key: serverSeed, text: "\(clientSeed):\(nonce):0", Self.spread)
    case .primedice:
      Self.code(SHA512.self, key: serverSeed, text: "\(clientSeed)-\(nonce)", Self.firstGroup)
    case .wolfbet:
      Self.code(SHA256.self, key: "\(clientSeed)_\(nonce)", text: serverSeed, Self.firstGroup)
    }
  }

  /// What `read` makes of the authentication code of `text` under `key`.
  private static func code<Hash: HashFunction>(
    _ hash: Hash.Type, key: String, text: String, _ read: (UnsafeRawBufferPointer) -> FairRoll?
  ) -> FairRoll? {
    HMAC<Hash>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: Array(key.utf8)))
      .withUnsafeBytes(read)
  }

  private static func firstGroup(_ hash: UnsafeRawBufferPointer) -> FairRoll? {
    DigitGroups.roll(of: hash).map { FairRoll($0) }
  }

  /// floor(u × 10001 / 2^32), u being the first eight hexadecimal digits.
  private static func spread(_ hash: UnsafeRawBufferPointer) -> FairRoll {
    let outcomes = 10_001
    let spread = DigitGroups.number(in: hash, digits: 0..<8) * outcomes
    return FairRoll(number: spread >> 32, outcomes: outcomes)
  }
}
