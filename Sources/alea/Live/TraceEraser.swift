import Foundation

/// Overwrites what others can read of this process in /proc: its arguments and its environment.
enum TraceEraser {
  /// Overwrites the value of a variable, and unsets it.
  static func erase(_ variable: String) {
    if let value = getenv(variable) { overwrite(value) }
    unsetenv(variable)
  }

  /// Overwrites a secret wherever it stands in the arguments, alone or behind the name of its option.
  static func eraseArguments(_ secret: String) {
    let bytes = Array(secret.utf8)
    guard !bytes.isEmpty else { return }
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let length = strlen(argument)
      guard length >= bytes.count else { continue }
      let tail = argument + (length - bytes.count)
      if bytes.elementsEqual(
        UnsafeBufferPointer(start: tail, count: bytes.count).map { UInt8(bitPattern: $0) })
      {
        overwrite(tail)
      }
    }
  }

  private static func overwrite(_ text: UnsafeMutablePointer<CChar>) {
    memset(text, Int32(UInt8(ascii: "*")), strlen(text))
  }
}
