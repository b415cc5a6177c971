import Dice
import Foundation
import Report
import Simulation

/// What `alea fair` found of one roll.
struct FairFinding {
  let site: FairScheme
  let serverSeed, clientSeed: String
  let nonce: UInt64
  let roll: FairRoll
  /// What the site showed before play, where that was told.
  let shown: SeedCommitment?
  /// The roll that the site says it was, in hundredths, where that was told.
  let expected: Int?
  /// The bet that was asked about.
  let bet: Proposal?

  private var commitment: SeedCommitment { SeedCommitment(serverSeed: serverSeed) }
  private var hashMatches: Bool? { shown.map { $0 == commitment } }
  private var rollMatches: Bool? { expected.map { $0 == roll.number } }
  private var won: Bool? {
    guard let bet, let roll = roll.roll else { return nil }
    return bet.wins(roll)
  }

  /// What was to be checked and is not so, a sentence each.
  var complaints: [String] {
    var complaints: [String] = []
    if let shown, hashMatches == false {
      complaints.append(
        "the server seed is not the one whose hash was shown: its SHA-256 is \(commitment.sha256), shown was "
          + shown.sha256)
    }
    if let expected, rollMatches == false {
      complaints.append("the roll is \(roll.number), expected was \(expected)")
    }
    return complaints
  }

  /// For a person.
  var lines: [String] {
    var lines = [
      line("roll", "\(roll.number) of 0…\(roll.outcomes - 1), shown as \(roll)"),
      line("commitment", "\(commitment.sha256) (SHA-256 of the server seed)"),
    ]
    if let hashMatches { lines.append(line("hash shown", hashMatches ? "the same" : "another")) }
    if let rollMatches { lines.append(line("roll expected", rollMatches ? "the same" : "another")) }
    if let bet, let won {
      lines.append(line("bet", "\(bet.chance) % on \(bet.side): \(won ? "won" : "lost")"))
    }
    return lines
  }

  private func line(_ label: String, _ text: String) -> String {
    label.padding(toLength: 18, withPad: " ", startingAt: 0) + text
  }

  private struct Report: Encodable {
    let chance: Double?
    let clientSeed, commitment: String
    let hashMatches: Bool?
    let nonce: UInt64
    let outcomes, roll: Int
    let rollMatches: Bool?
    let serverSeed, shownAs: String
    let side: String?
    let site: String
    let won: Bool?
  }

  /// For programs: one object; `docs/json.md` tells its keys.
  func json() throws -> String {
    let report = Report(
      chance: bet?.chance.percent, clientSeed: clientSeed, commitment: commitment.sha256,
      hashMatches: hashMatches,
      nonce: nonce, outcomes: roll.outcomes, roll: roll.number, rollMatches: rollMatches,
      serverSeed: serverSeed,
      shownAs: roll.description, side: bet?.side.description, site: site.rawValue, won: won)
    return try JSONLine.text(report)
  }
}
