import ArgumentParser

/// A span of time as it is written: a day, a minute or a second in UTC, such as `2026-11-23` or `2026-11-23T04:00:31`.
struct DateArgument: ExpressibleByArgument {
  /// From its first millisecond since 1970 up to and without the first one behind it.
  let span: Range<Int64>
  /// As it was written.
  let text: String

  init?(argument: String) {
    text = argument
    let pattern = /(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?Z?)?/
      .asciiOnlyDigits()
    guard let match = argument.wholeMatch(of: pattern)?.output,
      let year = Int64(match.1), let month = Int64(match.2), let day = Int64(match.3),
      year >= 1970, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    let hour = match.4.flatMap { Int64($0) }
    let minute = match.5.flatMap { Int64($0) } ?? 0
    let second = match.6.flatMap { Int64($0) }
    guard hour ?? 0 < 24, minute < 60, second ?? 0 < 60 else { return nil }
    let days =
      Self.days(before: year) + (1..<month).map { Self.days(in: $0, of: year) }.reduce(0, +) + day - 1
    let start = ((days * 24 + (hour ?? 0)) * 60 + minute) * 60 + (second ?? 0)
    let seconds: Int64 = hour == nil ? 86_400 : second == nil ? 60 : 1
    span = start * 1000..<(start + seconds) * 1000
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970 to the start of a year.
  private static func days(before year: Int64) -> Int64 {
    let past = year - 1
    return 365 * (year - 1970) + (past / 4 - past / 100 + past / 400) - (1969 / 4 - 1969 / 100 + 1969 / 400)
  }
}
