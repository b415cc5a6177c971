internal import Dice
internal import Engine

/// Reads a frame as everything that its kind allows: for the fuzzer, which has no other way to all messages.
package enum FrameTrial {
  /// Reads it, and writes what was read: the same bytes must come of it wherever text was clean.
  package static func read(_ frame: Frame) {
    check(ScriptOrder.self, frame)
    check(SessionOrder.self, frame)
    check(Question.self, frame)
    check(Request.self, frame)
    check(Protections.self, frame)
    check(LoadedScript.self, frame)
    check(LoadRefusal.self, frame)
    check(ScriptReply.self, frame)
    check(Line.self, frame)
    check(Checkpoint.self, frame)
    check(Closing.self, frame)
    check(Place.self, frame)
    check(SeriesOrder.self, frame)
    check(PlayedSession.self, frame)
    check(Again.self, frame)
    check(Walk.self, frame)
    check(Walked.self, frame)
    guard frame.kind == .records else { return }
    var reader = RecordReader(settings)
    try? reader.read(frame) { entry in
      precondition(entry.ticket.asked <= entry.ticket.laneNumber, "\(entry)")
    }
  }

  /// Made once: there is a table of ten thousand payouts in it.
  private static let settings = PipelineSettings(startBalance: Amount(units: 1_000_000))

  private static func check<Message: WireMessage>(_ type: Message.Type, _ frame: Frame) {
    guard let message = try? frame.message(type) else { return }
    // Text is escaped when it is read, so only a second reading must be like the first.
    var parser = FrameParser()
    let bytes = Frame.bytes(of: message)
    parser.append(bytes)
    guard let again = try? parser.next()?.message(type) else {
      preconditionFailure("\(Message.self) cannot be read back")
    }
    precondition(Frame.bytes(of: again) == bytes, "\(Message.self) changes when it is read again")
  }
}
