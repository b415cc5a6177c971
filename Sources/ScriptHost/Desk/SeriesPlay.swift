internal import Dice
public import Engine

/// Many sessions that a script process plays by itself, as the desk sees them.
struct SeriesPlay {
  private let process: ScriptProcess
  private let order: SeriesOrder
  private let conversation: Conversation
  private let control: SessionControl
  private var played: UInt32 = 0
  private var silence = Silence()
  private var last: Snapshot?

  private static let lookMilliseconds = 100

  init(_ process: ScriptProcess, _ order: SeriesOrder, _ words: ScriptWords, _ control: SessionControl) {
    (self.process, self.order, self.control) = (process, order, control)
    conversation = Conversation(process.child, words)
  }

  /// Plays to the end, or until it is interrupted: then the process is ended, and what was played stands.
  mutating func run(_ each: (PlayedSession) throws(HostError) -> Void) throws(HostError) {
    let time = process.order.time
    try conversation.send(order, within: time.killAfterMilliseconds)
    var nextLook = Deadline(Self.lookMilliseconds)
    while played < order.count {
      if control.isInterruptPending {
        process.end()
        return
      }
      if nextLook.millisecondsLeft == 0 {
        nextLook = Deadline(Self.lookMilliseconds)
        try? process.child.pipe.send(Frame.bytes(of: Request.look), within: 0)
      }
      if let frame = try conversation.receive(
        within: min(Silence.lookMilliseconds, Int(nextLook.millisecondsLeft)))
      {
        try take(frame, each)
      }
      // Loading is part of every session where the script cannot be taken back.
      let patience =
        time.callbackMilliseconds + time.killAfterMilliseconds + time.loadMilliseconds * order.first.laneCount
      if silence.duration() >= .milliseconds(patience) { throw conversation.silent(for: patience) }
    }
  }

  private mutating func take(
    _ frame: Frame, _ each: (PlayedSession) throws(HostError) -> Void
  ) throws(HostError) {
    switch frame.kind {
    case .checkpoint:
      let checkpoint: Checkpoint = try conversation.read(frame)
      if checkpoint.snapshot.statistics.tickets != last?.statistics.tickets { silence.end() }
      last = checkpoint.snapshot
    case .played:
      let one: PlayedSession = try conversation.read(frame)
      guard one.session == order.first.session + played else {
        throw conversation.broken(WireFault("session \(one.session) out of order"))
      }
      if let objection = order.first.objection(toOneOfMany: one) {
        throw conversation.broken(WireFault("a result with \(objection)"))
      }
      played += 1
      silence.end()
      try each(one)
    case .failed:
      let refusal: LoadRefusal = try conversation.read(frame)
      process.end()
      throw .script(refusal.error)
    default:
      if try conversation.take(frame) { return }
      throw conversation.broken(WireFault("a frame '\(frame.kind)' out of order"))
    }
  }
}

extension ScriptProcess {
  /// Makes it play many simulated sessions by itself, one after another; `each` hears of them in their order. Returns early
  /// where `control` is asked to interrupt.
  public func play(
    _ series: SeriesOrder, control: SessionControl, each: (PlayedSession) throws(HostError) -> Void
  ) throws(HostError) {
    var play = SeriesPlay(self, series, words, control)
    lost = .lost(why: "has played its sessions")
    try play.run(each)
  }
}

extension SessionOrder {
  fileprivate var laneCount: Int { settings.concurrency.laneCount }
}
