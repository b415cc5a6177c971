internal import Dice
internal import Scripting
package import Engine

/// Where a whole session is; its frame is a checkpoint.
package struct Checkpoint: WireMessage {
  package static let kinds = [FrameKind.checkpoint]

  package let snapshot: Snapshot

  package func write(to writer: inout WireWriter) {
    writer.statistics(snapshot.statistics)
    writer.count(snapshot.inFlight)
    writer.amount(snapshot.startBalance)
    writer.amount(snapshot.balance)
    writer.amount(snapshot.reserved)
    writer.integer(snapshot.sessionTime)
  }

  package init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    snapshot = Snapshot(
      statistics: try reader.statistics(), inFlight: try reader.count("in_flight"),
      startBalance: try reader.amount("start_balance"), balance: try reader.amount("balance"),
      reserved: try reader.amount("reserved"), sessionTime: try reader.integer("session_time"))
  }
}

/// What a whole session came to.
package struct Closing: WireMessage {
  package static let kinds = [FrameKind.final]

  package let result: SessionResult
  /// Lines of `print` that were dropped because the script had printed too much.
  package let droppedLines: Int
  /// Files of the script that follow, a frame each.
  package let fileCount: Int

  package init(_ result: SessionResult, droppedLines: Int, fileCount: Int = 0) {
    self.result = result
    self.droppedLines = droppedLines
    self.fileCount = fileCount
  }

  package func write(to writer: inout WireWriter) {
    writer.stop(result.stop)
    writer.statistics(result.statistics)
    writer.amount(result.startBalance)
    writer.amount(result.balance)
    writer.amount(result.reserved)
    writer.integer(result.sessionTime)
    writer.text(result.transcriptSHA256 ?? "", atMost: WireBounds.name)
    writer.optional(result.closingFault) { $0.text($1.description, atMost: WireBounds.message) }
    writer.optional(result.cutAt) { $0.position($1) }
    writer.optional(result.prefix) { $0.prefix($1) }
    writer.count(droppedLines)
    writer.count(fileCount)
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    result = SessionResult(
      stop: try reader.stop(),
      statistics: try reader.statistics(), startBalance: try reader.amount("start_balance"),
      balance: try reader.amount("balance"), reserved: try reader.amount("reserved"),
      sessionTime: try reader.integer("session_time"), transcriptSHA256: try reader.hash("transcript"),
      closingFault: try reader.optional("fault") { (reader) throws(WireFault) in
        StrategyFault(try reader.words("fault", atMost: WireBounds.message))
      },
      cutAt: try reader.optional("cut_at") { (reader) throws(WireFault) in try reader.sessionPosition() },
      prefix: try reader.optional("prefix") { (reader) throws(WireFault) in try reader.prefix() })
    droppedLines = try reader.count("dropped_lines", in: 0...WireBounds.tickets)
    fileCount = try reader.count("files", in: 0...ScriptFiles.mostFiles)
  }
}
