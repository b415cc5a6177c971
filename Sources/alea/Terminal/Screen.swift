import Foundation
@preconcurrency import Rainbow

/// What standard error is connected to.
enum Screen {
  /// Whether a person watches it.
  static let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

  /// Characters in a line of where `file` leads to: 80 where that is no terminal.
  static func columns(of file: FileHandle = .standardError) -> Int {
    var size = winsize()
    guard ioctl(file.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Turns colour on or off: by flag, else by NO_COLOR (no-color.org), TERM and by what we write to.
  static func setColor(_ choice: ColorChoice) {
    // Rainbow looks at standard output; we colour what goes to standard error.
    Rainbow.outputTarget = .console
    switch choice {
    case .always: Rainbow.enabled = true
    case .never: Rainbow.enabled = false
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
      Rainbow.enabled = isTerminal && !refused
    }
  }
}
