internal import Engine
internal import Scripting
internal import Simulation
internal import Synchronization

/// A whole session inside the script process, at full speed: pipeline, house and script; the desk hears of it when
/// it asks, and at the end.
enum ChildSession {
  static func play(
    _ order: SessionOrder, _ copies: sending [any Strategy], _ channel: ChildChannel, _ listener: Listener,
    wantsFiles: Bool
  ) {
    let control = SessionControl()
    let records = order.wantsRecords ? RecordStream() : nil
    let milestones = order.wantsMilestones ? MilestoneStream() : nil
    var tell: (@Sendable (SessionPrefix) -> Void)?
    if let milestones { tell = { milestones.add($0) } }
    let session = Session(
      settings: order.settings, strategies: copies, journal: records, control: control,
      prefix: .take(Audit.tickets), checkpoint: tell)
    listener.hear(channel, for: control)
    let result = LoopDriver.play(session, against: order.house) { snapshot in
      records?.flush()
      milestones?.flush()
      ChildChannel.send(Checkpoint(snapshot))
    }
    records?.flush()
    milestones?.flush()
    let files = wantsFiles ? session.withStrategies { ($0.first as? LuaStrategy)?.files ?? [] } : []
    let dropped = session.withStrategies { copies in
      copies.reduce(0) { $0 + Int(clamping: ($1 as? LuaStrategy)?.droppedLines ?? 0) }
    }
    ChildChannel.send(Closing(result, droppedLines: dropped, fileCount: files.count))
    for file in files { ChildChannel.send(FileMessage(file, .fileOut)) }
  }
}

/// Streams the tickets of a session to the desk, in large batches.
final class RecordStream: Journal {
  private let writer = Mutex(RecordWriter())

  func record(_ entry: JournalEntry) {
    writer.withLock { writer in
      writer.append(entry)
      if writer.isFull { ChildChannel.put(writer.takeFrame()) }
    }
  }

  func flush() {
    writer.withLock { writer in
      if !writer.isEmpty { ChildChannel.put(writer.takeFrame()) }
    }
  }
}

/// Streams the milestones of a session to the desk, a few hundred at once: one by one they cost both processes a system
/// call in every thousand bets.
private final class MilestoneStream: Sendable {
  private static let mostBytes = 1 << 15

  private let frames = Mutex<[UInt8]>([])

  func add(_ state: SessionPrefix) {
    let isFull = frames.withLock { frames in
      frames += Frame.bytes(of: Milestone(state))
      return frames.count >= Self.mostBytes
    }
    if isFull { flush() }
  }

  func flush() {
    let bytes = frames.withLock { frames in
      defer { frames.removeAll(keepingCapacity: true) }
      return frames
    }
    if !bytes.isEmpty { ChildChannel.put(bytes) }
  }
}
