/// The ratio of two commands' cost, measured in turn, pair by pair, so that a drifting machine cancels out.
struct Pairs {
  let ratios: [Double]

  /// Runs `first` and `second` in turn after one run of each that does not count.
  init(
    _ count: Int, first: [String], second: [String], cost: (Cost) -> Double = { $0.cpuSeconds }
  ) throws {
    ratios = try (0...count).map { _ in
      let (one, other) = (try Cost(of: first), try Cost(of: second))
      guard one.exitCode == 0 else { throw BenchmarkFault.failed(first, one.exitCode) }
      guard other.exitCode == 0 else { throw BenchmarkFault.failed(second, other.exitCode) }
      return cost(one) / cost(other)
    }.dropFirst().sorted()
  }

  var median: Double { ratios[ratios.count / 2] }
  var text: String {
    "\(Bench.figure(median)) x (\(Bench.figure(range.lowerBound)) to \(Bench.figure(range.upperBound)))"
  }
  var range: ClosedRange<Double> { ratios[0]...ratios[ratios.count - 1] }
}
