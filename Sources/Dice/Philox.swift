/// Philox4x32-10: 128 random bits for every counter value, without any state.
///
/// From Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3" (SC'11). Counter-based, so
/// that the roll of a bet depends on its place alone: no order of asking, no depth and no rejection elsewhere
/// can shift it.
public struct Philox: Sendable {
  /// Four words of random bits.
  public struct Block: Hashable, Sendable {
    /// The first to the fourth word.
    public let word0, word1, word2, word3: UInt32

    /// Makes a block, or a counter, of four words.
    @inlinable
    public init(_ word0: UInt32, _ word1: UInt32, _ word2: UInt32, _ word3: UInt32) {
      (self.word0, self.word1, self.word2, self.word3) = (word0, word1, word2, word3)
    }
  }

  @usableFromInline let key0: UInt32
  @usableFromInline let key1: UInt32

  /// Makes the generator of `key`: a session's seed.
  @inlinable
  public init(key: UInt64) {
    key0 = UInt32(truncatingIfNeeded: key)
    key1 = UInt32(truncatingIfNeeded: key >> 32)
  }

  /// The random bits at `counter`.
  @inlinable @inline(__always)
  public func block(at counter: Block) -> Block {
    var (word0, word1, word2, word3) = (counter.word0, counter.word1, counter.word2, counter.word3)
    var (key0, key1) = (key0, key1)
    for _ in 0..<10 {
      let product0 = UInt64(word0) &* 0xD251_1F53
      let product1 = UInt64(word2) &* 0xCD9E_8D57
      word0 = UInt32(truncatingIfNeeded: product1 >> 32) ^ word1 ^ key0
      word1 = UInt32(truncatingIfNeeded: product1)
      word2 = UInt32(truncatingIfNeeded: product0 >> 32) ^ word3 ^ key1
      word3 = UInt32(truncatingIfNeeded: product0)
      key0 &+= 0x9E37_79B9
      key1 &+= 0xBB67_AE85
    }
    return Block(word0, word1, word2, word3)
  }
}
