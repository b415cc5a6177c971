/// Plays a session against a house that takes its time: bets are in flight side by side, each in a task.
public enum TaskGroupDriver {
  /// Plays to the end. The lock is held while the session advances and never while a bet is with the house.
  ///
  /// A `journal` has every bet before it is sent, and what arrives together with the bets that follow from it: one
  /// commit for all that has come while the last one took its time. Where it fails, what was to be sent is not.
  /// What came from outside was told to the session's own journal before that, and is committed with it.
  ///
  /// `now` is the session clock in nanoseconds since the start; where time is computed there is none.
  /// `depth` decides how many bets are with the house, within the session's own depth; its changes are interventions like
  /// any other. `taken` is what a ``ReplayDriver`` has left in flight that has played the session to the end of its record.
  /// `executor` is where bets wait for their answers, if it matters; the session itself advances elsewhere.
  /// `observe` is called whenever `session.control` asks for a snapshot.
  public static func play(
    _ session: Session, against house: any House, journal: (any Journal)? = nil,
    now: (@Sendable () -> Nanoseconds)? = nil, depth: DepthController? = nil, taken: TakenOver = TakenOver(),
    on executor: (any TaskExecutor)? = nil, observe: (Snapshot) -> Void = { _ in }
  ) async -> SessionResult {
    precondition(now != nil || session.hasComputedTime, "measured time needs a clock")
    let inbox = Inbox()
    session.control.open { inbox.wake() }
    defer { session.control.close() }
    var depth = depth
    session.withEngineLock { state in
      state.pipeline.canWait = true
      if let depth { state.pipeline.request(.depth(depth.depth)) }
    }
    return await withDiscardingTaskGroup { group in
      var arrivals = taken.arrivals
      var unsent = taken.unsent
      while true {
        if session.control.hasRequests {
          session.withEngineLock { session.control.answer(&$0, observe) }
        }
        var progress = advance(session, arrivals, &depth)
        progress.intents = unsent + progress.intents
        unsent = []
        let isRecorded = await record(progress, arrivals, journal, session)
        if let result = progress.result { return result }
        for ticket in progress.intents {
          guard isRecorded else {
            inbox.put(Arrival(ticket: ticket, reply: notSent, at: now?() ?? 0))
            continue
          }
          group.addTask(executorPreference: executor) {
            let reply = await house.place(ticket)
            inbox.put(Arrival(ticket: ticket, reply: reply, at: now?() ?? 0))
          }
        }
        arrivals = await inbox.take()
      }
    }
  }

  /// What becomes of the bets that are in flight in a session that goes on: all of them must be here.
  public struct TakenOver: Sendable {
    /// Those of which the outcome has become known, or that it will not.
    public var arrivals: [Arrival]
    /// Those that were certainly never sent.
    public var unsent: [Ticket]

    /// What is taken over; nothing where a session begins.
    public init(arrivals: [Arrival] = [], unsent: [Ticket] = []) {
      (self.arrivals, self.unsent) = (arrivals, unsent)
    }
  }

  private static let notSent = Reply(
    outcome: .refused(Refusal(why: "not sent: it could not be recorded")), latency: 0)

  /// How far the session has come.
  private struct Progress: Sendable {
    var intents: [Ticket] = []
    var result: SessionResult?
    /// Something from outside took effect.
    var hasNews = false
  }

  /// Tells the session what has arrived, one by one, and lets it go on after each: what it sends does not depend on
  /// how many came at once.
  private static func advance(
    _ session: Session, _ arrivals: [Arrival], _ depth: inout DepthController?
  ) -> Progress {
    session.withEngineLock { state in
      var progress = Progress()
      collect(&state, &progress)
      for arrival in arrivals {
        precondition(progress.result == nil, "a session with bets in flight is not over")
        state.pipeline.arrived(arrival.ticket, arrival.reply, at: arrival.at)
        if let wanted = depth?.arrived(arrival) { state.pipeline.request(.depth(wanted)) }
        collect(&state, &progress)
      }
      progress.hasNews = state.takeHasNews()
      return progress
    }
  }

  /// Goes on until nothing is left to do but to wait, and collects what is to be sent.
  private static func collect(_ state: inout SessionState, _ progress: inout Progress) {
    while true {
      switch state.advance() {
      case .send(let lane, let number): progress.intents.append(state.pipeline.slots[lane, number].ticket)
      case .wait: return
      case .finished(let result):
        progress.result = result
        return
      }
    }
  }

  /// Whether the bets may be sent: they are recorded, or nobody asks for it.
  private static func record(
    _ progress: Progress, _ arrivals: [Arrival], _ journal: (any Journal)?, _ session: Session
  ) async -> Bool {
    guard let journal, !progress.intents.isEmpty || !arrivals.isEmpty || progress.hasNews else { return true }
    do throws(JournalFault) {
      try await journal.commit(progress.intents, arrivals)
      return true
    } catch {
      let why = error.description
      session.withEngineLock { $0.cannotRecord(why) }
      return false
    }
  }
}
