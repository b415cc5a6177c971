import Foundation

/// How much the property tests do: modest sizes by default, those of the requirements with `ALEA_SOAK=1`.
package enum Effort {
  package static let isSoak = ProcessInfo.processInfo.environment["ALEA_SOAK"] == "1"

  /// Whether this is a release build, which does some fifty times as much in the same time.
  package static let isOptimized: Bool = {
    #if DEBUG
      false
    #else
      true
    #endif
  }()

  /// `modest` by default, `soak` in a soak.
  package static func size(_ modest: Int, soak: Int) -> Int { isSoak ? soak : modest }

  /// `count` seeds of a property test, or the single one that `ALEA_TEST_SEED` names to play a failure again.
  package static func seeds(_ count: Int) -> [UInt64] {
    if let only = ProcessInfo.processInfo.environment["ALEA_TEST_SEED"].flatMap({ UInt64($0) }) {
      return [only]
    }
    return (0..<UInt64(count)).map { $0 }
  }

  package static func seeds(_ modest: Int, soak: Int) -> [UInt64] { seeds(size(modest, soak: soak)) }

  /// What a failure's comment says.
  package static func replay(_ seed: UInt64) -> String { "again with ALEA_TEST_SEED=\(seed)" }
}
