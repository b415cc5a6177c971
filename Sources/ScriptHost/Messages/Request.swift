/// What the desk asks of a process that plays a whole session; it carries nothing.
package enum Request: WireMessage {
  case interrupt, look

  package static let kinds: [FrameKind] = [.interrupt, .look]

  package var frameKind: FrameKind {
    switch self {
    case .interrupt: .interrupt
    case .look: .look
    }
  }

  package func write(to: inout WireWriter) {}

  package init(_ kind: FrameKind, from reader: inout WireReader) throws(WireFault) {
    self = kind == .interrupt ? .interrupt : .look
  }
}
