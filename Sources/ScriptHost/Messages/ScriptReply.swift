package import Engine

/// What a script answers to one `Question`.
package enum ScriptReply: WireMessage, Hashable {
  /// It has nothing to say and plays on.
  case proceed
  /// It proposes a bet, proposes none, or wants to stop.
  case answer(Answer)
  /// It cannot go on.
  case fault(StrategyFault)

  package static let kinds = [FrameKind.answer]

  /// A little over a year: longer than any script process lives.
  private static let longestDelay: Nanoseconds = 366 * 86_400 * 1_000_000_000

  package func write(to writer: inout WireWriter) {
    switch self {
    case .proceed: writer.integer(UInt8(0))
    case .answer(.proposal(let proposal)):
      writer.integer(UInt8(1))
      writer.proposal(proposal)
    case .answer(.delayed(let proposal, let delay)):
      writer.integer(UInt8(5))
      writer.proposal(proposal)
      writer.integer(delay)
    case .answer(.nothing): writer.integer(UInt8(2))
    case .answer(.stop(let request)):
      writer.integer(UInt8(3))
      writer.optional(request.reason) { $0.text($1, atMost: WireBounds.line) }
    case .fault(let fault):
      writer.integer(UInt8(4))
      writer.text(fault.description, atMost: WireBounds.message)
    }
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    switch try reader.integer("answer", as: UInt8.self) {
    case 0: self = .proceed
    case 1: self = .answer(.proposal(try reader.proposal()))
    case 2: self = .answer(.nothing)
    case 3:
      let reason = try reader.optional("reason") { (reader) throws(WireFault) in
        try reader.words("reason", atMost: WireBounds.line)
      }
      self = .answer(.stop(StopRequest(reason: reason)))
    case 4: self = .fault(StrategyFault(try reader.words("fault", atMost: WireBounds.message)))
    case 5:
      let proposal = try reader.proposal()
      let delay: Nanoseconds = try reader.integer("delay")
      guard delay > 0, delay <= Self.longestDelay else { throw WireFault("delay: \(delay) ns") }
      self = .answer(.delayed(proposal, by: delay))
    case let other: throw WireFault("answer: no kind of answer is \(other)")
    }
  }
}
