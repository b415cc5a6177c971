import ArgumentParser
import Dice
import Simulation

/// `alea fair`: computes a roll again from its seeds, and checks what the site said of it.
struct Fair: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute a roll again from server seed, client seed and nonce, and check it.",
    discussion: """
      Needs no network: the site gives the server seed once it is revealed. The seeds are text and count as they \
      stand. What this proves and what not: docs/provably-fair.md.

      Examples:
        alea fair fcb11e45ceaeab9d9e683552eb354797e6ef21527568332a9324112c6aacc133 \\
          wA4mXnm7DNOEzqR13sZOx0Vd4FfwrV 2 --expect 95.45
        alea fair 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef \\
          loopback-client 5 --chance 49.5 --side low \\
          --hash a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e
        alea fair 69d6d96b10203b729f98590898534f0b9a9329058ba56faaea3e3af74c3a466e \\
          ZgmMVEwg64 5931 --site stake --expect 26.64

      Exit codes: 0 computed, and what was to be checked is so; 64 usage; 99 the hash or the roll is another.
      """)

  @Argument(help: ArgumentHelp("The server seed, as it was revealed.", valueName: "server-seed"))
  var serverSeed: String

  @Argument(help: ArgumentHelp("The client seed, as you set it.", valueName: "client-seed"))
  var clientSeed: String

  @Argument(help: ArgumentHelp("The bet's nonce.", valueName: "nonce"))
  var nonce: UInt64

  @Option(help: "Whose formula.")
  var site = FairScheme.duckdice

  @Option(
    help: ArgumentHelp(
      "The hash that was shown before play: it must be the SHA-256 of the server seed.", valueName: "sha256"))
  var hash: CommitmentArgument?

  @Option(help: ArgumentHelp("The roll that the site says it was, such as 9545 or 95.45.", valueName: "roll"))
  var expect: RollArgument?

  @Option(
    help: ArgumentHelp("Tell whether a bet at this chance won, in percent (DuckDice).", valueName: "chance"))
  var chance: Chance?

  @Option(help: "The bet's side, with --chance.")
  var side: SideArgument?

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    if serverSeed.isEmpty { throw ValidationError("The server seed is empty: expected its text.") }
    if clientSeed.isEmpty { throw ValidationError("The client seed is empty: expected its text.") }
    if (chance == nil) != (side == nil) {
      throw ValidationError("--chance and --side belong together: both, or neither.")
    }
    // When a bet wins is a rule of the site, and the formulas do not tell it.
    if chance != nil, site != .duckdice {
      throw ValidationError("--chance knows DuckDice's rules alone: not with --site \(site.rawValue).")
    }
  }

  func run() throws {
    guard let roll = site.roll(serverSeed: serverSeed, clientSeed: clientSeed, nonce: nonce) else {
      throw Failure(
        .unavailable, "the hash has no group that fits, and what \(site.rawValue) does then is not known")
    }
    let finding = FairFinding(
      site: site, serverSeed: serverSeed, clientSeed: clientSeed, nonce: nonce, roll: roll,
      shown: hash?.commitment, expected: expect?.number, bet: bet)
    try Printout.write(json ? try finding.json() : finding.lines.joined(separator: "\n"))
    if !finding.complaints.isEmpty {
      throw Failure(.checkFailed, finding.complaints.joined(separator: "; "))
    }
  }

  /// The bet that was asked about; its stake decides nothing.
  private var bet: Proposal? {
    guard let chance, let side else { return nil }
    return Proposal(stake: .zero, chance: chance, high: side == .high)
  }
}
