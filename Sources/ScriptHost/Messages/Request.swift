/// What the desk asks of a process that plays a whole session; it carries nothing.
enum Request: WireMessage {
  case interrupt, look

  static let kinds: [FrameKind] = [.interrupt, .look]

  var frameKind: FrameKind {
    switch self {
    case .interrupt: .interrupt
    case .look: .look
    }
  }

  func write(to: inout WireWriter) {}

  init(_ kind: FrameKind, from reader: inout WireReader) throws(WireFault) {
    self = kind == .interrupt ? .interrupt : .look
  }
}
