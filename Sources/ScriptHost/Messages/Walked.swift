internal import Engine
package import Scripting

/// Where a path has led a script: what it answers there, and what it remembers.
package struct Walked: WireMessage {
  package static let kinds = [FrameKind.walked]

  /// Its answer when it is asked for the bet behind the path.
  package let reply: ScriptReply
  /// What it remembers, or what of that nobody can look into.
  package let memory: Result<ScriptFingerprint, UnseenState>

  package init(_ reply: ScriptReply, _ memory: Result<ScriptFingerprint, UnseenState>) {
    (self.reply, self.memory) = (reply, memory)
  }

  package func write(to writer: inout WireWriter) {
    reply.write(to: &writer)
    switch memory {
    case .success(let found):
      writer.flag(true)
      writer.integer(found.first)
      writer.integer(found.second)
      writer.integer(found.sight.rawValue)
    case .failure(let unseen):
      writer.flag(false)
      writer.text(unseen.what, atMost: WireBounds.line)
    }
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    reply = try ScriptReply(.answer, from: &reader)
    if try reader.flag("seen") {
      let (first, second): (UInt64, UInt64) = (try reader.integer("memory"), try reader.integer("memory"))
      let sight: UInt32 = try reader.integer("sight")
      memory = .success(ScriptFingerprint(first: first, second: second, sight: Sight(rawValue: sight)))
    } else {
      memory = .failure(UnseenState(what: try reader.words("unseen", atMost: WireBounds.line)))
    }
  }
}
