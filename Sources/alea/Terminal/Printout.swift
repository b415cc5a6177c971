import Foundation

/// The data that was asked for, on standard output: talk goes to standard error.
enum Printout {
  /// Writes lines for a person, none of which moves a cursor: there may be a stranger's words in them.
  static func write(lines: [String]) throws {
    try write(lines.map(Talk.plain).joined(separator: "\n"))
  }

  /// Writes the line; fails where nobody can read it, as on a full disk or a pipe that was closed.
  static func write(_ line: String) throws {
    let data = Data((line + "\n").utf8)
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw Failure(.disk, "standard output: cannot be written: \(error.localizedDescription)")
    }
  }
}
