import Foundation
@preconcurrency import Rainbow
import Scripting

/// What is said to a person, on standard error: data goes to standard output.
enum Talk {
  /// Says a line.
  static func say(_ line: String) {
    write(line + "\n")
  }

  /// Says that something needs attention.
  static func warn(_ line: String) {
    say("alea: \("warning:".yellow) \(plain(line))")
  }

  /// Says why the program ends.
  static func error(_ line: String) {
    say("alea: \(plain(line.replacing("\n", with: " ")))")
  }

  /// Shows a line in place of the one before; terminals only.
  static func replaceLine(_ line: String) {
    write("\r\u{1b}[K" + line)
  }

  /// What names files and repeats what was given, and so may be anything, as text that moves no cursor.
  static func plain(_ line: String) -> String { TerminalText.escaped(line.utf8, atMost: 1 << 16) }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
