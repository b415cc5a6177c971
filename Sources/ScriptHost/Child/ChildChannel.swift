#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A script process's end of the pipes: descriptor 0 to read, 1 to write. It trusts the desk, and ends with it.
package final class ChildChannel {
  private var parser = FrameParser()
  private var buffer = [UInt8](repeating: 0, count: 1 << 14)

  package init() {}

  /// The next frame; nil when the desk is gone.
  package func next() throws(WireFault) -> Frame? {
    while true {
      if let frame = try parser.next() { return frame }
      let count = read(0, &buffer, buffer.count)
      guard count > 0 else { return nil }
      parser.append(buffer[..<count])
    }
  }

  /// Receives the message that comes next.
  package func expect<Message: WireMessage>() throws(WireFault) -> Message {
    guard let frame = try next() else { throw WireFault("the desk is gone") }
    return try frame.message()
  }

  /// Sends a message.
  package static func send(_ message: some WireMessage) { put(Frame.bytes(of: message)) }

  /// Sends bytes, and ends the process where nobody takes them: SIGPIPE is at its default.
  package static func put(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(1, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
      guard count > 0 else { exit(64) }
      sent += count
    }
  }
}
