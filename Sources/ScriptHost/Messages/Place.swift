internal import Scripting

/// Where in the script the answer comes from that follows: what a process that traces says before each.
package struct Place: WireMessage, Hashable {
  /// The line, or nil where no line of the script has run.
  package let line: Int?

  package static let kinds = [FrameKind.place]

  /// A line of a script can have no higher number than its text has bytes, and one.
  package static let lines = 1...(Script.largestText + 1)

  package init(line: Int?) {
    self.line = line
  }

  package func write(to writer: inout WireWriter) {
    writer.optional(line) { $0.count($1) }
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    line = try reader.optional("line") { (reader) throws(WireFault) in
      try reader.count("line", in: Self.lines)
    }
  }
}
