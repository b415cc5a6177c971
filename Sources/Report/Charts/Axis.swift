import Foundation

/// A side of a chart: from where to where it goes, and the round values that are written at it.
package struct Axis: Hashable, Sendable {
  /// The lowest value that has a place, and the highest.
  package let low, high: Double
  /// Round values with their words, from low to high.
  package let ticks: [Tick]
  private let unit: Chart.Unit
  private let places: Int

  package struct Tick: Hashable, Sendable {
    package let value: Double
    package let words: String
  }

  private static let steps = 5.0

  /// A side that takes in all of `values`; those that are no numbers are passed over.
  package init(_ values: [Double], _ unit: Chart.Unit) {
    let known = values.filter(\.isFinite)
    var (low, high) = (known.min() ?? 0, known.max() ?? 0)
    if low == high {
      // A line on the side would not be seen.
      let room = unit == .share ? 0.01 : max(abs(low) * 0.01, 1)
      (low, high) = (low == 0 ? 0 : low - room, high + room)
    }
    let scale = unit == .money ? 1e-8 : unit == .share ? 100 : 1
    let raw = (high - low) * scale / Self.steps
    var exponent = Int(log10(raw).rounded(.down))
    if unit == .count, raw < 1 { exponent = 0 }
    if unit == .money { exponent = max(exponent, -8) }
    let power = pow(10, Double(exponent))
    let step = power * ([1, 2, 5].first { raw / power <= $0 } ?? 10)
    let places = max(0, -exponent)
    (self.low, self.high, self.unit, self.places) = (low, high, unit, places)
    let first = (low * scale / step - 1e-9).rounded(.up)
    let last = (high * scale / step + 1e-9).rounded(.down)
    ticks = stride(from: first, through: max(first, last), by: 1).prefix(20).map { number in
      let written = number * step
      return Tick(value: written / scale, words: Self.words(written, unit, places))
    }
  }

  private static func words(_ written: Double, _ unit: Chart.Unit, _ places: Int) -> String {
    // No zero below zero.
    Figure.minus(String(format: "%.\(places)f", written == 0 ? 0 : written)) + (unit == .share ? " %" : "")
  }

  /// What is written at the two ends.
  var ends: (low: String, high: String) {
    let scale = unit == .money ? 1e-8 : unit == .share ? 100.0 : 1
    return (Self.words(low * scale, unit, places), Self.words(high * scale, unit, places))
  }

  /// Where a value lies, 0 at the low end and 1 at the high one.
  func place(_ value: Double) -> Double {
    guard value.isFinite else { return 0 }
    return min(1, max(0, (value - low) / (high - low)))
  }
}
