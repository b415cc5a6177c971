import Foundation

/// Values with counts, put into equally wide bins whose sides are multiples of their width: 0 is always a side, so that no bin
/// has losses and gains in it.
package struct Bins: Hashable, Sendable {
  package struct Bin: Hashable, Sendable {
    /// It takes in its low side and not its high one.
    package let from, to: Double
    package var count: Int
  }

  /// Those with something in them, from low to high.
  package let bins: [Bin]
  /// How many values there are.
  package let total: Int

  /// Bins of a round width, `most` or a few more, and none narrower than `least`.
  package init(_ values: [(value: Double, count: Int)], most: Int, least: Double = 1) {
    total = values.reduce(0) { $0 + $1.count }
    let known = values.map(\.value)
    guard let low = known.min(), let high = known.max(), (high - low).isFinite else {
      bins = []
      return
    }
    let raw = max((high - low) / Double(most), least)
    let power = pow(10, log10(raw).rounded(.down))
    let width = power * ([1, 2, 5].first { raw / power <= $0 * (1 + 1e-9) } ?? 10)
    var counts: [Double: Int] = [:]
    for (value, count) in values { counts[(value / width).rounded(.down), default: 0] += count }
    bins = counts.sorted { $0.key < $1.key }.map {
      Bin(from: $0.key * width, to: ($0.key + 1) * width, count: $0.value)
    }
  }

  /// The share of all that is in a bin.
  func share(_ bin: Bin) -> Double { total > 0 ? Double(bin.count) / Double(total) : 0 }

  /// The bins as rows, each side shifted and written by `words`.
  func rows(_ words: (Double) -> String) -> [[String]] {
    bins.map { [words($0.from), words($0.to), "\($0.count)", Figure.share(share($0))] }
  }
}
