internal import Dice
package import Engine
internal import Scripting

/// A session that a script process plays by itself, as the desk sees it: checkpoints, records where they are wanted,
/// and a result, each held against what is possible.
///
/// The process is looked at ten times a second, and one that has not played a single ticket in its time is killed.
struct WholeSession {
  private let process: ScriptProcess
  private let order: SessionOrder
  private let words: ScriptWords
  private let conversation: Conversation
  private var last: Snapshot
  private var reader: RecordReader
  private var milestones: Milestones

  private static let lookMilliseconds = 100

  /// How far it was when it was last seen to get on.
  private var tickets = -1
  private var silence = Silence()

  init(_ process: ScriptProcess, _ order: SessionOrder, _ words: ScriptWords) {
    self.process = process
    self.order = order
    self.words = words
    conversation = Conversation(process.child, words)
    reader = RecordReader(order.settings)
    milestones = Milestones(start: order.settings.startBalance)
    let balance = order.settings.startBalance
    last = Snapshot(
      statistics: Statistics(startBalance: balance), inFlight: 0, startBalance: balance, balance: balance,
      reserved: .zero, sessionTime: 0)
  }

  /// Plays to the end. A process that is lost on the way leaves what it had delivered.
  mutating func run(
    control: SessionControl, journal: (any Journal)?, observe: (Snapshot) -> Void
  ) -> SessionResult {
    do throws(HostError) {
      return try play(control: control, journal: journal, observe: observe)
    } catch {
      return SessionResult(
        stop: Stop(.scriptError, process.fault(error).description), statistics: last.statistics,
        startBalance: last.startBalance, balance: last.balance, reserved: last.reserved,
        sessionTime: last.sessionTime, transcriptSHA256: nil, closingFault: process.fault(error), prefix: nil)
    }
  }

  private mutating func play(
    control: SessionControl, journal: (any Journal)?, observe: (Snapshot) -> Void
  ) throws(HostError) -> SessionResult {
    if order.wantsRecords { process.child.pipe.widen() }
    try conversation.send(order, within: process.order.time.killAfterMilliseconds)
    var end: Silence?
    var nextLook = Deadline(Self.lookMilliseconds)
    while true {
      if end == nil, control.isInterruptPending {
        end = Silence()
        request(.interrupt)
      }
      if let ending = end?.duration(), ending >= .milliseconds(order.endMilliseconds(process.order.time)) {
        throw conversation.broken(WireFault("more tickets, long after it was told to end"))
      }
      if nextLook.millisecondsLeft == 0 {
        nextLook = Deadline(Self.lookMilliseconds)
        request(.look)
      }
      if let frame = try conversation.receive(
        within: min(Silence.lookMilliseconds, Int(nextLook.millisecondsLeft)))
      {
        if let result = try take(frame, journal, observe) {
          guard result.stop.cause != .interrupted || end != nil || order.isEndedFromOutside else {
            throw conversation.broken(WireFault("a result with an interruption that nobody asked for"))
          }
          return result
        }
      }
      let patience = process.order.time.callbackMilliseconds + process.order.time.killAfterMilliseconds
      if silence.duration() >= .milliseconds(patience) { throw conversation.silent(for: patience) }
    }
  }

  /// Asks, where somebody is there to be asked: a process that has played to its end closes its input while its
  /// result is still on the way, and one that is stuck is told by its silence.
  private func request(_ request: Request) {
    try? process.child.pipe.send(Frame.bytes(of: request), within: 0)
  }

  private mutating func take(
    _ frame: Frame, _ journal: (any Journal)?, _ observe: (Snapshot) -> Void
  ) throws(HostError) -> SessionResult? {
    switch frame.kind {
    case .checkpoint:
      let checkpoint: Checkpoint = try conversation.read(frame)
      if let objection = order.objection(to: checkpoint.snapshot, after: last) {
        throw conversation.broken(WireFault("a checkpoint with \(objection)"))
      }
      last = checkpoint.snapshot
      noteProgress(last.statistics.tickets)
      observe(last)
    case .records where order.wantsRecords:
      do throws(WireFault) {
        try reader.read(frame) { journal?.record($0) }
      } catch {
        throw conversation.broken(error)
      }
      noteProgress(reader.count)
    case .milestone where order.wantsMilestones:
      let milestone: Milestone = try conversation.read(frame)
      if let objection = milestones.objection(to: milestone.state) {
        throw conversation.broken(WireFault("a milestone with \(objection)"))
      }
      noteProgress(milestone.state.tickets)
      journal?.checkpoint(milestone.state)
    case .final:
      let closing: Closing = try conversation.read(frame)
      if let objection = order.objection(to: closing.result, after: last, records: reader) {
        throw conversation.broken(WireFault("a result with \(objection)"))
      }
      words.dropped(closing.droppedLines)
      try takeFiles(closing.fileCount)
      return closing.result
    default:
      if try conversation.take(frame) { return nil }
      throw conversation.broken(WireFault("a frame '\(frame.kind)' out of order"))
    }
    return nil
  }

  /// Takes the files that the scripts leave, if they were asked for; no more of them than scripts may have.
  private func takeFiles(_ count: Int) throws(HostError) {
    guard count > 0 else { return }
    guard process.order.wantsFiles else {
      throw conversation.broken(WireFault("files that nobody asked for"))
    }
    var files: [ScriptFiles.File] = []
    var bytes = 0
    for _ in 0..<count {
      let message: FileMessage = try conversation.expect(within: process.order.time.killAfterMilliseconds)
      files.append(message.file)
      bytes += message.file.bytes.count
      guard bytes <= ScriptFiles.mostBytes else {
        throw conversation.broken(WireFault("\(bytes) bytes of files"))
      }
    }
    process.files = files
  }

  private mutating func noteProgress(_ tickets: Int) {
    guard tickets > self.tickets else { return }
    self.tickets = tickets
    silence.end()
  }
}

extension SessionOrder {
  /// Whether the order itself says where the session was ended.
  fileprivate var isEndedFromOutside: Bool {
    settings.interventions.contains { if case .end = $0.what { true } else { false } }
  }

  /// How long an honest process may take from an interruption to its result: every ticket that is outstanding is still
  /// handed over, and every copy of the script hears of the end.
  fileprivate func endMilliseconds(_ time: ScriptTime) -> Int {
    let calls = settings.concurrency.outstanding + settings.concurrency.laneCount
    return time.killAfterMilliseconds + time.callbackMilliseconds * calls
  }
}

extension Statistics {
  /// Tickets that have ended.
  package var tickets: Int { bets + refused + unknown + withdrawn + recordedOnly }
}
