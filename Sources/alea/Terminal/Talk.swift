import Foundation
@preconcurrency import Rainbow
import Scripting
import Synchronization

/// What is said to a person, on standard error: data goes to standard output.
enum Talk {
  /// Whether the last thing shown is a line that will be replaced.
  private static let isLineOpen = Mutex(false)
  private static let clearLine = "\r\u{1b}[K"

  /// Says a line, in place of one that is being shown.
  static func say(_ line: String) {
    let wasOpen = isLineOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    write((wasOpen ? clearLine : "") + line + "\n")
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
    isLineOpen.withLock { $0 = !line.isEmpty }
    write(clearLine + line)
  }

  /// What names files and repeats what was given, and so may be anything, as text that moves no cursor.
  static func plain(_ line: String) -> String { TerminalText.escaped(line.utf8, atMost: 1 << 16) }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
