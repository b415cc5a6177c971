import Dice
import Engine
import Ledger
import Simulation

// Rolls of a real house, where it has revealed the seeds that they came from.
extension Verification {
  /// What could be proved of the rolls, a line for each revealed seed. Throws where a roll or a hash is another one.
  func fairness() throws(LedgerError) -> [String] {
    let pairs = try ledger.seeds(of: session.id).filter { $0.serverSeed != nil }
    guard !pairs.isEmpty else { return [] }
    var lines: [String] = []
    for pair in pairs { lines.append(try fairness(pair)) }
    return lines
  }

  private func fairness(_ pair: SeedPair) throws(LedgerError) -> String {
    let serverSeed = pair.serverSeed ?? ""
    let commitment = SeedCommitment(serverSeed: serverSeed).sha256
    guard commitment == pair.serverSeedHash.lowercased() else {
      throw unfair(
        "the revealed server seed has the hash \(commitment), and \(pair.serverSeedHash) was shown")
    }
    let rolls = DuckDiceRolls(serverSeed: serverSeed, clientSeed: pair.clientSeed)
    var results = ledger.results(of: session)
    var checked = 0
    while let result = try results.next() {
      guard result.receipt?.serverSeedHash == pair.serverSeedHash,
        result.receipt?.clientSeed == pair.clientSeed,
        case .outcome(.settled(let settlement)) = result.fate, let nonce = UInt64(exactly: settlement.nonce)
      else { continue }
      let fair = rolls.roll(nonce: nonce)
      guard fair == settlement.roll else {
        throw unfair(
          "ticket \(result.ticket): the house said \(settlement.roll.number), and its seeds give \(fair.number) "
            + "for nonce \(nonce)")
      }
      checked += 1
    }
    return "fairness: \(checked) rolls follow from the revealed server seed \(serverSeed)"
  }

  private func unfair(_ words: String) -> LedgerError {
    .unfair(path: ledger.path, what: "session \(session.id): \(words)")
  }
}
