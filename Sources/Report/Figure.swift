import Foundation

/// Writes estimates (never money) for a person.
enum Figure {
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
}
