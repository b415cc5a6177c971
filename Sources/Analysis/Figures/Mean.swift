/// The mean of a figure over sessions with its standard error, and its median.
public struct Mean: Hashable, Sendable {
  /// The mean.
  public let mean: Double
  /// Its standard error: the sample deviation over √S.
  public let se: Double
  /// The value that half of the sessions do not exceed.
  public let median: Double

  init(_ moments: Moments, _ count: Int, median: Double) {
    mean = moments.mean(count)
    se = (moments.variance(count) / Double(count)).squareRoot()
    self.median = median
  }

  /// The 95 % interval of the mean.
  public var interval: ClosedRange<Double> { (mean - Normal.z95 * se)...(mean + Normal.z95 * se) }
}
