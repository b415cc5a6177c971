import Ledger
import Simulation

extension SeedPair {
  /// The seeds of a simulation that rolls as the site does: known before it began.
  init(_ seeds: SiteSeeds) {
    self.init(
      serverSeedHash: SeedCommitment(serverSeed: seeds.serverSeed).sha256, clientSeed: seeds.clientSeed,
      firstNonce: 0, serverSeed: seeds.serverSeed)
  }
}
