import Crypto
public import Dice

/// The rolls that a pair of seeds gives at DuckDice, one per nonce.
///
/// The roll is made of SHA-512 of server seed, client seed and nonce, written one after the other: the seeds as they
/// stand, the nonce in decimal, nothing between (duckdice.io, provably fair page). `FairScheme` tells the same of any
/// site; this is for who needs many rolls of one pair, such as a house that answers bets: the seeds are taken up once.
public struct DuckDiceRolls: Sendable {
  /// Has read both seeds; every roll goes on from a copy.
  private let seeds: SHA512

  /// Takes up the two seeds; they are text, and every character counts, whatever it looks like.
  public init(serverSeed: String, clientSeed: String) {
    var hasher = SHA512()
    hasher.update(data: Array(serverSeed.utf8))
    hasher.update(data: Array(clientSeed.utf8))
    seeds = hasher
  }

  /// The roll of the bet with this nonce.
  public func roll(nonce: UInt64) -> Roll {
    var hasher = seeds
    var decimal = String(nonce)
    decimal.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    return hasher.finalize().withUnsafeBytes(Self.roll(ofHash:))
  }

  /// The roll that a hash of 64 bytes gives. Where none of the 25 groups of five digits counts, the last three digits
  /// are the roll, 0...4095 (duckdice.io, provably fair page): once in 10^33 hashes, so that only a made-up one shows it.
  package static func roll(ofHash hash: UnsafeRawBufferPointer) -> Roll {
    precondition(hash.count == SHA512.byteCount, "SHA-512 has 64 bytes")
    if let roll = DigitGroups.roll(of: hash) { return roll }
    guard let last = Roll(number: DigitGroups.number(in: hash, digits: 125..<128)) else {
      preconditionFailure("three hexadecimal digits are below 10,000")
    }
    return last
  }
}
