public import Engine
import Foundation
import Synchronization

/// How a file of tickets is written; `docs/json.md` documents both.
public enum TicketFormat: String, CaseIterable, Sendable {
  /// A line with the names, then a line of values per ticket.
  case csv
  /// A JSON object per line and ticket.
  case jsonl

  /// What the file begins with.
  var head: String {
    switch self {
    case .csv: TicketCSV.head + "\n"
    case .jsonl: ""
    }
  }

  func line(_ entry: JournalEntry) -> String {
    switch self {
    case .csv: TicketCSV.text(entry)
    case .jsonl: TicketLine.text(entry)
    }
  }
}

/// Writes a line per ticket to a file, in the order of the transcript.
public final class TicketFile: Journal {
  /// A line could not be written: the disk is full, or the reader of a pipe has gone.
  public struct WriteFault: Error, Sendable {
    /// Where it happened and the system's words.
    public let description: String
  }

  private let path: String
  private let format: TicketFormat
  private let onFault: @Sendable () -> Void
  private let output: Mutex<Output>

  private struct Output {
    let handle: FileHandle
    var buffer: Data
    /// The first fault; nothing is written after it.
    var fault: WriteFault?
  }

  private static let bufferedBytes = 1 << 16

  /// Opens `path` for writing, replacing what is there; `-` is standard output. `onFault` is called once, from
  /// the thread that plays, when a line cannot be written.
  public init(
    path: String, format: TicketFormat = .jsonl, onFault: @escaping @Sendable () -> Void
  ) throws(WriteFault) {
    self.path = path
    self.format = format
    self.onFault = onFault
    output = Mutex(Output(handle: try Self.open(path), buffer: Data(format.head.utf8)))
  }

  private static func open(_ path: String) throws(WriteFault) -> FileHandle {
    if path == "-" { return .standardOutput }
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw WriteFault(description: "\(path): \(String(cString: strerror(errno)))")
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Adds the ticket's line.
  public func record(_ entry: JournalEntry) {
    output.withLock { output in
      output.buffer.append(contentsOf: format.line(entry).utf8)
      output.buffer.append(UInt8(ascii: "\n"))
      if output.buffer.count >= Self.bufferedBytes { flush(&output) }
    }
  }

  /// Writes what is left; throws the first fault.
  public func close() throws(WriteFault) {
    let fault = output.withLock { output in
      flush(&output)
      return output.fault
    }
    if let fault { throw fault }
  }

  private func flush(_ output: inout Output) {
    defer { output.buffer.removeAll(keepingCapacity: true) }
    guard output.fault == nil, !output.buffer.isEmpty else { return }
    do {
      try output.handle.write(contentsOf: output.buffer)
    } catch {
      output.fault = WriteFault(description: "\(path): cannot be written: \(error.localizedDescription)")
      onFault()
    }
  }
}
