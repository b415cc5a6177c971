package import Engine

/// Paths along which a script is led, each from its beginning: for an enumeration of all courses.
package struct Walk: WireMessage {
  package static let kinds = [FrameKind.walk]

  /// The rules and the balance at the start; nobody looks at limits on the way.
  package let settings: PipelineSettings
  /// True for a bet that wins, from the first bet on.
  package let paths: [[Bool]]

  /// Paths of one message, and bets of all of them together.
  package static let mostPaths = 4_096
  /// See `mostPaths`.
  package static let mostBets = 1 << 22

  package init(_ settings: PipelineSettings, _ paths: [[Bool]]) {
    (self.settings, self.paths) = (settings, paths)
  }

  package func write(to writer: inout WireWriter) {
    writer.settings(settings)
    writer.list(paths) { writer, path in
      writer.integer(UInt32(path.count))
      writer.data(Self.bytes(path))
    }
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    settings = try reader.settings()
    paths = try reader.list("paths", atMost: Self.mostPaths) { (reader) throws(WireFault) in
      let count: UInt32 = try reader.integer("bets")
      let bytes = try reader.data("path", atMost: Self.mostBets / 8)
      guard bytes.count == (Int(count) + 7) / 8 else { throw WireFault("bets: \(count)") }
      return (0..<Int(count)).map { bytes[bytes.startIndex + $0 / 8] >> ($0 % 8) & 1 == 1 }
    }
    guard settings.concurrency == .sequential else { throw WireFault("a walk side by side") }
  }

  private static func bytes(_ path: [Bool]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (path.count + 7) / 8)
    for (index, won) in path.enumerated() where won { bytes[index / 8] |= 1 << (index % 8) }
    return bytes
  }
}
