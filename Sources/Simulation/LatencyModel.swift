package import Dice
public import Engine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How long a simulated house takes over a bet. The times are computed, nobody waits for them.
public enum LatencyModel: Hashable, Sendable {
  /// Always the same, in nanoseconds.
  case fixed(Nanoseconds)
  /// Any time between the two with equal chance, in nanoseconds.
  case uniform(ClosedRange<Nanoseconds>)
  /// Lognormal with this mean in nanoseconds and this σ of the logarithm: what networks do.
  case lognormal(mean: Nanoseconds, sigma: Double)

  /// 100 ms, always.
  public static let standard = LatencyModel.fixed(100_000_000)

  /// The latency that these random bits give.
  package func draw(_ bits: Philox.Block) -> Nanoseconds {
    switch self {
    case .fixed(let latency):
      return latency
    case .uniform(let range):
      let width = UInt64(range.upperBound - range.lowerBound) + 1
      let word = UInt64(bits.word0) << 32 | UInt64(bits.word1)
      return range.lowerBound + Nanoseconds(word.multipliedFullWidth(by: width).high)
    case .lognormal(let mean, let sigma):
      // Box and Muller; the mean of a lognormal is exp(μ + σ²/2).
      let first = (Double(bits.word0) + 1) / 4_294_967_297
      let second = Double(bits.word1) / 4_294_967_296
      let normal = (-2 * log(first)).squareRoot() * cos(2 * Double.pi * second)
      let latency = Double(mean) * exp(sigma * normal - sigma * sigma / 2)
      return Nanoseconds(min(latency, 3.6e12).rounded())
    }
  }
}
