/// A line for a person: printed by the script, a warning about it, or the last words of its process.
package struct Line: WireMessage, Hashable {
  package static let kinds: [FrameKind] = [.log, .warning, .stuck]

  package let frameKind: FrameKind
  /// The copy of the script that it is about.
  package let lane: Int
  package let text: String

  package static func log(_ text: String, lane: Int) -> Line { Line(frameKind: .log, lane: lane, text: text) }
  package static func warning(_ text: String) -> Line { Line(frameKind: .warning, lane: 0, text: text) }
  package static func stuck(_ text: String) -> Line { Line(frameKind: .stuck, lane: 0, text: text) }

  private init(frameKind: FrameKind, lane: Int, text: String) {
    self.frameKind = frameKind
    self.lane = lane
    self.text = text
  }

  package func write(to writer: inout WireWriter) {
    writer.integer(UInt32(lane))
    writer.text(text, atMost: WireBounds.printed)
  }

  package init(_ kind: FrameKind, from reader: inout WireReader) throws(WireFault) {
    frameKind = kind
    lane = Int(try reader.integer("lane", as: UInt32.self))
    text = try reader.words("line", atMost: WireBounds.printed)
  }
}
