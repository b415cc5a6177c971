import Foundation

/// A point in time for a person and for programs: ISO 8601 in UTC, whatever the locale.
enum Moment {
  /// The text of so many milliseconds since 1970, to the second.
  static func text(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
  }
}
