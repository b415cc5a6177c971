import Foundation
import Engine
import HeapModule
import TestSupport

/// A house in computed time that many bets at once keep busy: how many it settles in a second depends on how many are
/// with it. For the choice of a depth; what it rolls does not matter.
struct BusyHouse {
  enum Kind: Hashable {
    /// It works on so many bets at once, and the others wait.
    case capacity(Int)
    /// It refuses what is more than so many bets in a second.
    case rate(Int)
  }

  let kind: Kind
  /// Seconds that it takes over a bet, on average, and the spread of their logarithm.
  let latency: Double
  let sigma: Double
  private var random: SplitMix64
  /// When each place at which it works is free again; when it took the bets of the last second.
  private var freeAt: Heap<Double>
  private var taken: [Double] = []
  private var oldest = 0

  init(_ kind: Kind, latency: Double, sigma: Double, seed: UInt64) {
    (self.kind, self.latency, self.sigma) = (kind, latency, sigma)
    random = SplitMix64(seed)
    freeAt = []
    if case .capacity(let places) = kind { freeAt = Heap(repeatElement(0, count: places)) }
  }

  private mutating func draw() -> Double {
    guard sigma > 0 else { return latency }
    let (first, second) = (
      Double.random(in: 1e-12..<1, using: &random), Double.random(in: 0..<1, using: &random)
    )
    let normal = (-2 * log(first)).squareRoot() * cos(2 * .pi * second)
    return latency * exp(sigma * normal - sigma * sigma / 2)
  }

  /// When the answer comes to a bet that is placed at `time`, and whether it is that there are too many.
  mutating func place(at time: Double) -> (answer: Double, isRateLimited: Bool) {
    let took = draw()
    switch kind {
    case .capacity:
      let start = max(time, freeAt.popMin() ?? time)
      freeAt.insert(start + took)
      return (start + took, false)
    case .rate(let most):
      while oldest < taken.count, taken[oldest] <= time - 1 { oldest += 1 }
      guard taken.count - oldest < most else { return (time + took, true) }
      taken.append(time)
      return (time + took, false)
    }
  }
}

/// Keeps a busy house busy for some computed time, always with as many bets as are allowed.
struct BusyPlay {
  /// Bets that it settled in a second.
  let rate: Double
  /// Bets that were with it at the end, and at most.
  let depth: Int
  let deepest: Int

  private struct Answer: Comparable {
    let at: Double
    let sentAt: Double
    let isRateLimited: Bool
    static func < (left: Answer, right: Answer) -> Bool { left.at < right.at }
  }

  /// Plays with `depth` bets side by side, or as many as `controller` wants.
  init(_ house: BusyHouse, seconds: Double, depth fixed: Int = 1, controller: DepthController? = nil) {
    var (house, controller, answers) = (house, controller, Heap<Answer>())
    var (depth, time, settled) = (controller?.depth ?? fixed, 0.0, 0)
    var deepest = depth
    while time < seconds {
      while answers.count < depth {
        let (at, isRateLimited) = house.place(at: time)
        answers.insert(Answer(at: at, sentAt: time, isRateLimited: isRateLimited))
      }
      guard let answer = answers.popMin() else { break }
      time = answer.at
      if !answer.isRateLimited { settled += 1 }
      let latency = Nanoseconds((answer.at - answer.sentAt) * 1e9)
      let change = controller?.arrived(
        after: latency, at: Nanoseconds(time * 1e9), isRateLimited: answer.isRateLimited)
      if let change { depth = change }
      deepest = max(deepest, depth)
    }
    (rate, self.depth, self.deepest) = (Double(settled) / seconds, depth, deepest)
  }
}
