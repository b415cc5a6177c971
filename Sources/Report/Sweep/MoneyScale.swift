import Foundation

/// A power of ten of a coin in which a column of estimates is short to read: the largest has one to three digits before
/// its point.
struct MoneyScale {
  private let exponent: Int
  private let places: Int

  /// The scale for values in units of 1e-8.
  init(_ units: [Double]) {
    let most = units.reduce(0) { max($0, abs($1)) } / 1e8
    exponent = most > 0 ? Int((log10(most) / 3).rounded(.down)) * 3 : 0
    let shown = most / pow(10, Double(exponent))
    places = shown < 10 ? 4 : shown < 100 ? 3 : 2
  }

  /// What one is, such as `1e-6 BTC`.
  func name(_ currency: String) -> String { exponent == 0 ? currency : "1e\(exponent) \(currency)" }

  /// A value in units of 1e-8 on this scale.
  func text(_ units: Double) -> String {
    String(format: "%.\(places)f", units / 1e8 / pow(10, Double(exponent)))
  }
}
