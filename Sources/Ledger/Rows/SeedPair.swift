/// The seeds that a house rolls from, as far as they are known: a server seed is shown by its hash before play, and
/// revealed after.
public struct SeedPair: Hashable, Sendable {
  /// SHA-256 of the server seed's text, in hexadecimal.
  public let serverSeedHash: String
  /// The client seed.
  public let clientSeed: String
  /// The nonce of the first bet that is rolled from the pair.
  public let firstNonce: Int
  /// The server seed, once it was revealed.
  public let serverSeed: String?

  /// Makes a pair.
  public init(serverSeedHash: String, clientSeed: String, firstNonce: Int, serverSeed: String? = nil) {
    self.serverSeedHash = serverSeedHash
    self.clientSeed = clientSeed
    self.firstNonce = firstNonce
    self.serverSeed = serverSeed
  }
}
