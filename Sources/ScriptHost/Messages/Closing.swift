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
    writer.result(result)
    writer.count(droppedLines)
    writer.count(fileCount)
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    result = try reader.result()
    droppedLines = try reader.count("dropped_lines", in: 0...WireBounds.tickets)
    fileCount = try reader.count("files", in: 0...ScriptFiles.mostFiles)
  }
}
