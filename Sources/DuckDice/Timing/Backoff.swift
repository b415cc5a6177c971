internal import Dice
internal import Engine

/// How long to wait before something that was not sent is tried again: anything up to a bound that doubles (full
/// jitter), so that many bets do not come back at the same moment. Drawn from a seed.
struct Backoff: Hashable, Sendable {
  /// How often something is tried, the first time included.
  static let tries = 6
  private static let base: Nanoseconds = 200_000_000
  private static let highest: Nanoseconds = 10_000_000_000

  let seed: UInt64

  /// The wait before the try after the `tried`-th one, 1 or more, of the thing that bears `number`.
  func wait(after tried: Int, number: Int) -> Nanoseconds {
    let bound = min(Self.base << Nanoseconds(min(tried - 1, 10)), Self.highest)
    let word = UInt64(bitPattern: Int64(number))
    let counter = Philox.Block(
      UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 32),
      UInt32(truncatingIfNeeded: tried), 0)
    let block = Philox(key: seed).block(at: counter)
    let drawn = UInt64(block.word0) << 32 | UInt64(block.word1)
    return Nanoseconds(drawn % UInt64(bound + 1))
  }
}
