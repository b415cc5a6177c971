import Foundation
import Scripting

/// Which Lua runs the scripts. It is built in; the package is the one that the next build would take.
enum LuaCheck {
  static func findings() -> [Finding] {
    [
      Finding("lua", .good, "\(LuaRelease.text), built in"),
      Finding(
        "lua package", .note,
        package("liblua5.4-dev").map { "liblua5.4-dev \($0)" }
          ?? "liblua5.4-dev is not installed: only building needs it"),
    ]
  }

  /// The version of an installed Debian package, by the package database.
  private static func package(_ name: String) -> String? {
    guard let data = FileManager.default.contents(atPath: "/var/lib/dpkg/status") else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    guard let start = text.range(of: "Package: \(name)\n") else { return nil }
    // An empty line ends the package's entry.
    let entry = text[start.upperBound...].split(separator: "\n\n", maxSplits: 1).first ?? ""
    return entry.split(separator: "\n").first { $0.hasPrefix("Version: ") }.map { String($0.dropFirst(9)) }
  }
}
