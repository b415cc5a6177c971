public import Dice

/// Random numbers of one stream, one after the other: the same for the same seed, on every machine.
///
/// Swift's own functions of chance may change what they make of a generator; these do not.
public struct Draws: Sendable {
  private let philox: Philox
  private let stream: RandomStream
  private var index: UInt64 = 0

  /// The numbers of `stream` under `seed`.
  public init(seed: UInt64, stream: RandomStream) {
    (philox, self.stream) = (Philox(key: seed), stream)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let block = philox.block(at: stream.counter(index: index, lane: 0))
    index += 1
    return UInt64(block.word1) << 32 | UInt64(block.word0)
  }

  /// The next whole number from 0 to `bound` − 1; `bound` is 1 or more. What it favours is a bound's share of 2^64.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The next number in 0..<1, in steps of 2^-53.
  public mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
