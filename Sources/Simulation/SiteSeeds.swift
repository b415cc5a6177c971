/// A pair of seeds as the site has them: rolls follow from it and the nonce by the site's own scheme.
public struct SiteSeeds: Hashable, Sendable {
  /// The server seed, once it is known.
  public let serverSeed: String
  /// The client seed.
  public let clientSeed: String

  /// The longest seed that is taken, in bytes; those of sites have 30 to 70.
  public static let longest = 1_000

  /// Makes a pair; nil where one of them is longer than ``longest``.
  public init?(serverSeed: String, clientSeed: String) {
    guard max(serverSeed.utf8.count, clientSeed.utf8.count) <= Self.longest else { return nil }
    (self.serverSeed, self.clientSeed) = (serverSeed, clientSeed)
  }
}
