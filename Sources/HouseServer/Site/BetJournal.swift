import Foundation

/// The file that accepted bets are written to, a line each, before they count.
///
/// Every line is handed to the kernel by one write, so that it stands in the file however the house ends; only a machine
/// that loses its power can lose lines.
package struct BetJournal: Sendable {
  private let file: FileHandle

  /// Opens the file to write on behind what it holds, and makes it where it is not there.
  package init(path: String) throws(HouseError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(path: path, why: String(cString: strerror(errno))) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Writes a line; false where it cannot be written.
  func append(_ entry: JournalEntry) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var line = try? encoder.encode(entry) else { return false }
    line.append(UInt8(ascii: "\n"))
    do {
      try file.write(contentsOf: line)
      return true
    } catch {
      return false
    }
  }
}
