/// One message on the pipe: a header of eight bytes, then the payload.
///
/// | byte | content |
/// |---|---|
/// | 0 | version of the protocol |
/// | 1 | kind |
/// | 2–3 | zero |
/// | 4–7 | length of the payload, little-endian; no longer than its kind allows |
package struct Frame: Sendable {
  /// The version that both sides speak; they are one program.
  package static let version: UInt8 = 1
  static let headerBytes = 8

  package let kind: FrameKind
  package let payload: ArraySlice<UInt8>

  /// The bytes of a frame with this message.
  package static func bytes(of message: some WireMessage) -> [UInt8] {
    var writer = WireWriter()
    writer.integer(UInt64(0))
    message.write(to: &writer)
    return seal(writer.bytes, message.frameKind)
  }

  /// Writes the header over the first eight bytes.
  static func seal(_ given: [UInt8], _ kind: FrameKind) -> [UInt8] {
    var bytes = given
    let length = bytes.count - headerBytes
    precondition(length <= kind.longest, "our own frames keep to their bounds")
    bytes[0] = version
    bytes[1] = kind.rawValue
    withUnsafeBytes(of: UInt32(length).littleEndian) { bytes.replaceSubrange(4..<8, with: $0) }
    return bytes
  }

  /// Reads the message that a frame must be.
  package func message<Message: WireMessage>(_ type: Message.Type = Message.self) throws(WireFault) -> Message
  {
    guard Message.kinds.contains(kind) else {
      throw WireFault("a frame '\(kind)' out of order; expected '\(Message.kinds[0])'")
    }
    var reader = WireReader(payload)
    let message = try Message(kind, from: &reader)
    try reader.finish()
    return message
  }
}

/// What a frame carries.
package protocol WireMessage: Sendable {
  /// The kinds of frame that can carry it.
  static var kinds: [FrameKind] { get }
  /// The kind of frame that carries this one.
  var frameKind: FrameKind { get }
  func write(to writer: inout WireWriter)
  init(_ kind: FrameKind, from reader: inout WireReader) throws(WireFault)
}

extension WireMessage {
  package var frameKind: FrameKind { Self.kinds[0] }
}
