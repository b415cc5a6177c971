public import Engine
import Foundation

/// Writes a line per ticket to a file, in the order of the transcript.
public final class JSONLinesJournal: Journal {
  /// A line could not be written: the disk is full, or the reader of a pipe has gone.
  public struct WriteFault: Error, Sendable {
    /// Where it happened and the system's words.
    public let description: String
  }

  private let path: String
  private let handle: FileHandle
  private let onFault: () -> Void
  private var buffer = Data()
  /// The first fault; nothing is written after it.
  private var fault: WriteFault?

  private static let bufferedBytes = 1 << 16

  /// Opens `path` for writing, replacing what is there; `-` is standard output. `onFault` is called once, from
  /// the thread that plays, when a line cannot be written.
  public init(path: String, onFault: @escaping () -> Void) throws(WriteFault) {
    self.path = path
    self.onFault = onFault
    if path == "-" {
      handle = .standardOutput
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw WriteFault(description: "\(path): cannot be created")
    }
    guard let opened = FileHandle(forWritingAtPath: path) else {
      throw WriteFault(description: "\(path): cannot be written")
    }
    handle = opened
  }

  /// Adds the ticket's line.
  public func record(_ entry: JournalEntry) {
    guard fault == nil else { return }
    buffer.append(contentsOf: TicketLine.text(entry).utf8)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.bufferedBytes { flush() }
  }

  /// Writes what is left; throws the first fault.
  public func close() throws(WriteFault) {
    flush()
    if let fault { throw fault }
  }

  private func flush() {
    guard fault == nil, !buffer.isEmpty else { return }
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      fault = WriteFault(description: "\(path): \(error.localizedDescription)")
      onFault()
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
