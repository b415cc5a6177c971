import ArgumentParser
import Engine

/// A number in a span of time: `100/s`, `600/m`, `5/10s`.
struct RateArgument: ExpressibleByArgument, Equatable {
  /// How many, 1 or more.
  let count: Int
  /// In what span, above 0.
  let span: Nanoseconds

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), count >= 1 else { return nil }
    // The span of `100/s` is one of its unit.
    let text = parts[1].first?.isNumber == true ? parts[1] : "1\(parts[1])"
    guard !parts[1].isEmpty, let span = TimeArgument(text: text), span.nanoseconds >= Nanoseconds(count)
    else { return nil }
    (self.count, self.span) = (count, span.nanoseconds)
  }
}
