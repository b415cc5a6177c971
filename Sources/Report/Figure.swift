import Analysis
import Foundation

/// Writes estimates (never money that is settled) for a person.
package enum Figure {
  /// At most two places, no trailing zeros, whatever the locale.
  static func rounded(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    if text.hasSuffix(".00") { return String(text.dropLast(3)) }
    return text.hasSuffix("0") ? String(text.dropLast()) : text
  }

  /// A span of time, in milliseconds where seconds would say little.
  static func time(_ seconds: Double) -> String {
    seconds < 1 ? "\(rounded(seconds * 1000)) ms" : "\(rounded(seconds)) s"
  }

  /// A share of sessions in percent, two digits where they say something.
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    if percent < 0.1 { return "less than 0.1 %" }
    if percent > 99.9 { return "more than 99.9 %" }
    return String(format: percent < 10 ? "%.1f %%" : "%.0f %%", percent)
  }

  /// A share in percent with two places, as in a table.
  static func share(_ value: Double) -> String { String(format: "%.2f %%", value * 100) }

  /// Money in units of 1e-8, in coins with all eight places and a true minus sign.
  static func coins(_ units: Double) -> String { minus(String(format: "%.8f", units / 1e8)) }

  /// The text with a true minus sign, which lines up with digits and is read aloud.
  static func minus(_ text: String) -> String { text.replacing("-", with: "−") }

  /// The nearest whole number; what is beyond them, as in a file that somebody wrote by hand, becomes the last one.
  static func whole(_ value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return value.magnitude < 9e18 ? Int(value.rounded()) : value < 0 ? .min : .max
  }

  /// A share in percent with its 95 % interval.
  static func interval(_ share: Proportion) -> String {
    String(format: "%.2f %% [%.2f, %.2f]", share.value * 100, share.low * 100, share.high * 100)
  }

  /// Money in units as coins, with the currency where it is named.
  static func coins(_ units: Double, _ currency: String?, places: Int = 8) -> String {
    String(format: "%.\(places)f", units / 1e8) + (currency.map { " \($0)" } ?? "")
  }

  /// Half of a 95 % interval from a standard error.
  static func half95(_ error: Double) -> Double { Normal.z95 * error }

  /// Rows of a label and what stands beside it.
  package static func lines(_ rows: [(String, String)]) -> [String] {
    rows.map { label, value in label + String(repeating: " ", count: max(1, 18 - label.count)) + value }
  }

  /// The same for a terminal of 80 columns: what is longer goes on below, behind a comma or a semicolon.
  static func folded(_ rows: [(String, String)]) -> [String] {
    lines(
      rows.flatMap { label, value in fold(value, width: 62).enumerated().map { ($0 == 0 ? label : "", $1) } })
  }

  private static func fold(_ text: String, width: Int) -> [String] {
    var lines = [""]
    var part = ""
    func place() {
      let last = lines.count - 1
      if lines[last].isEmpty {
        lines[last] = part
      } else if lines[last].count + 1 + part.count <= width {
        lines[last] += " " + part
      } else {
        lines.append(part)
      }
      part = ""
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      part += (part.isEmpty ? "" : " ") + word
      if word.hasSuffix(",") || word.hasSuffix(";") { place() }
    }
    place()
    return lines
  }
}
