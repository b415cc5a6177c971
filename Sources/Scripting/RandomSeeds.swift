internal import Dice

/// What the `math.random` of one copy of a script draws from: it follows from the session's seed, and the session's
/// seed does not follow from it. That is as good as the seed is: one that a person can guess, a program can too.
public struct RandomSeeds: Hashable, Sendable {
  /// The two words.
  public let first, second: UInt64

  /// Takes words that were derived elsewhere.
  public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// Derives the words of a lane from the session's seed: each has a stream of its own, and no roll is in it.
  public init(seed: UInt64, session: UInt32 = 0, lane: Int = 0) {
    let block = Philox(key: seed).block(
      at: RandomStream.scripts.counter(index: 0, lane: lane, session: session))
    first = UInt64(block.word1) << 32 | UInt64(block.word0)
    second = UInt64(block.word3) << 32 | UInt64(block.word2)
  }
}
