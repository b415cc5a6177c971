import Dice
import DuckDice
import Simulation

/// The pair of seeds that an account's rolls are made of, and how far it is used up.
struct SeedPair: Sendable {
  let serverSeed: String
  let clientSeed: String
  /// The nonce of the next bet.
  private(set) var nonce: UInt64
  /// Bets made with it.
  private(set) var bets = 0
  /// When it came into play, in milliseconds since 1970.
  let since: Int64
  private let rolls: DuckDiceRolls
  /// What binds the house to the server seed.
  let commitment: SeedCommitment

  init(serverSeed: String, clientSeed: String, firstNonce: UInt64, since: Int64) {
    (self.serverSeed, self.clientSeed, nonce) = (serverSeed, clientSeed, firstNonce)
    self.since = since
    rolls = DuckDiceRolls(serverSeed: serverSeed, clientSeed: clientSeed)
    commitment = SeedCommitment(serverSeed: serverSeed)
  }

  /// The roll of the next bet.
  var roll: Roll { rolls.roll(nonce: nonce) }

  /// Uses up the next bet's nonce.
  mutating func spend() {
    nonce += 1
    bets += 1
  }

  /// Passes over a nonce, as no honest house does.
  mutating func skip() { nonce += 1 }

  /// The pair as the site shows it; with its server seed only once it is out of play.
  func shown(revealed: Bool) -> SeedReply.Pair {
    SeedReply.Pair(
      clientSeed: clientSeed, nonce: Int(nonce), serverSeedHash: commitment.sha256,
      serverSeed: revealed ? serverSeed : nil)
  }
}
