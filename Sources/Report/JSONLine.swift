import Analysis
import Foundation

/// How figures are written for programs: one line, keys in alphabetical order, words of a key joined by `_`.
public enum JSONLine {
  /// The line of one object.
  public static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// A share of sessions with its interval.
struct ShareJSON: Encodable {
  let value, low, high: Double

  init(_ share: Proportion) {
    (value, low, high) = (share.value, share.low, share.high)
  }
}

/// A mean with its standard error, and the median.
struct AverageJSON: Encodable {
  let mean, se, median: Double

  init(_ mean: Mean, unit: Double) {
    (self.mean, se, median) = (mean.mean / unit, mean.se / unit, mean.median / unit)
  }
}
