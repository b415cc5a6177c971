/// A bet as anybody may look it up (`GET bet/HASH`): its fields, and beside them the seeds that it was made of.
public struct BetReply: Codable, Hashable, Sendable {
  /// The bet.
  public var bet: PlayReply.Bet
  /// What its roll was made of.
  public var seed: Seed

  /// The seeds of a bet.
  public struct Seed: Codable, Hashable, Sendable {
    /// SHA-256 of the server seed's text.
    public var serverSeedHash: String
    /// The player's seed.
    public var clientSeed: String
    /// The nonce in the hash that made the roll.
    public var nonce: Int
    /// The server seed, once it is out of play.
    public var serverSeed: String?

    /// Describes the seeds of a bet.
    public init(serverSeedHash: String, clientSeed: String, nonce: Int, serverSeed: String?) {
      (self.serverSeedHash, self.clientSeed) = (serverSeedHash, clientSeed)
      (self.nonce, self.serverSeed) = (nonce, serverSeed)
    }
  }

  private enum Keys: String, CodingKey {
    case seed
  }

  /// Makes an answer.
  public init(bet: PlayReply.Bet, seed: Seed) {
    (self.bet, self.seed) = (bet, seed)
  }

  /// Reads the fields of the bet, and the seeds that stand among them.
  public init(from decoder: any Decoder) throws {
    bet = try PlayReply.Bet(from: decoder)
    seed = try decoder.container(keyedBy: Keys.self).decode(Seed.self, forKey: .seed)
  }

  /// Writes the fields of the bet with the seeds among them.
  public func encode(to encoder: any Encoder) throws {
    try bet.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(seed, forKey: .seed)
  }
}
