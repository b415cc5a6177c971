internal import Engine

/// Reads the header `Retry-After`: whole seconds, or a date of HTTP such as `Sun, 06 Nov 1994 08:49:37 GMT`.
enum RetryAfter {
  /// The span that it asks for in nanoseconds, nothing below zero and nothing beyond a day; nil where it cannot be read.
  static func span(_ text: String, at calendar: Int64) -> Nanoseconds? {
    let trimmed = text.drop { $0 == " " }
    let seconds: Int64
    if !trimmed.isEmpty, trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      seconds = Int64(trimmed) ?? .max
    } else {
      guard let date = date(String(trimmed)) else { return nil }
      seconds = date - calendar
    }
    return min(max(seconds, 0), 86_400) * 1_000_000_000
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Seconds since 1970 of a date in the one form that HTTP writes today.
  private static func date(_ text: String) -> Int64? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int64(parts[1]), let year = Int64(parts[3]),
      let month = months.firstIndex(of: String(parts[2])), (1...31).contains(day),
      (1970...9999).contains(year)
    else { return nil }
    let clock = parts[4].split(separator: ":").map { Int64($0) }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    return days(year, Int64(month + 1), day) * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// Days since 1970 in the Gregorian calendar, counted in years that begin in March.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = (shifted / 400, shifted % 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
