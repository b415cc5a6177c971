import ArgumentParser
import Foundation
import Ledger

/// `alea sessions`: what the ledger has.
struct Sessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, show, export, compare and prune recorded sessions.",
    discussion: """
      Examples:
        alea sessions --script martingale --since 2026-11-01
        alea sessions show 12
        alea sessions export 12 --format csv -o 12.csv
        alea sessions diff 12 13
        alea sessions prune --keep 100

      Exit codes: 0; 64 usage; 66 no such session; 74 the ledger cannot be read; 99 the record is damaged or does not \
      hold, or `diff` has found a difference.
      """,
    subcommands: [List.self, Show.self, Export.self, Diff.self, Prune.self], defaultSubcommand: List.self)
}
