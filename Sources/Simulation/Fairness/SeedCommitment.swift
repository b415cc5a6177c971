import Crypto
import Dice

/// What a site shows before play to bind itself to a server seed that it keeps to itself: the seed's SHA-256.
///
/// A site that shows it first and the seed afterwards cannot have changed the seed in between, because nobody can find a
/// second text with the same hash (duckdice.io, provably fair page).
public struct SeedCommitment: Hashable, Sendable {
  /// 64 hexadecimal digits in lower case.
  public let sha256: String

  /// The commitment to a server seed. The seed is hashed as text, even where it looks like hexadecimal.
  public init(serverSeed: String) {
    sha256 = SHA256.hash(data: Array(serverSeed.utf8)).hexadecimal
  }

  /// Reads a commitment as a site shows it, or nil unless it is 64 hexadecimal digits, of either case.
  public init?(sha256 text: String) {
    guard text.utf8.count == 64, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    sha256 = text.lowercased()
  }
}
