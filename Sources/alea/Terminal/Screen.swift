import Foundation
@preconcurrency import Rainbow

/// What standard error is connected to.
enum Screen {
  /// Whether a person watches it.
  static let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

  /// Characters in a line.
  static var columns: Int {
    var size = winsize()
    guard ioctl(FileHandle.standardError.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  /// Turns colour on or off: by flag, else by NO_COLOR (no-color.org) and by what we write to.
  static func setColor(_ choice: ColorChoice) {
    switch choice {
    case .always: Rainbow.enabled = true
    case .never: Rainbow.enabled = false
    case .auto:
      let refused = !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
      Rainbow.enabled = isTerminal && !refused
    }
  }
}
