/// Cuts a stream of bytes into frames. It holds no more than one frame, and refuses one by its header alone.
package struct FrameParser: Sendable {
  private var bytes: [UInt8] = []
  private var start = 0

  package init() {}

  /// Adds what has arrived.
  package mutating func append(_ arrived: some Collection<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes.append(contentsOf: arrived)
  }

  /// Bytes that are not part of a whole frame yet.
  package var pending: Int { bytes.count - start }

  /// The next whole frame, or nil if more has to arrive.
  package mutating func next() throws(WireFault) -> Frame? {
    guard pending >= Frame.headerBytes else { return nil }
    let header = bytes[start..<(start + Frame.headerBytes)]
    let (kind, length) = try Self.parse(Array(header))
    let end = start + Frame.headerBytes + length
    guard bytes.count >= end else { return nil }
    defer { start = end }
    return Frame(kind: kind, payload: bytes[(start + Frame.headerBytes)..<end])
  }

  private static func parse(_ header: [UInt8]) throws(WireFault) -> (FrameKind, Int) {
    guard header[0] == Frame.version else {
      throw WireFault("version \(header[0]) of the protocol; \(Frame.version) is spoken here")
    }
    guard let kind = FrameKind(rawValue: header[1]) else {
      throw WireFault("no kind of frame is \(header[1])")
    }
    guard header[2] == 0, header[3] == 0 else { throw WireFault("a frame whose header is not as it must be") }
    var reader = WireReader(header[4...])
    let length = try reader.integer("length", as: UInt32.self)
    guard length <= kind.longest else {
      throw WireFault("a frame '\(kind)' of \(length) bytes; at most \(kind.longest) are taken")
    }
    return (kind, Int(length))
  }
}
