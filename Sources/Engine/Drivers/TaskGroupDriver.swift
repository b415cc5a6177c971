/// Plays a session against a house that takes its time: bets are in flight side by side, each in a task.
public enum TaskGroupDriver {
  /// Plays to the end. The lock is held while the session advances and never while a bet is with the house.
  ///
  /// A `journal` has every bet before it is sent, and what arrives together with the bets that follow from it: one
  /// commit for all that has come while the last one took its time. Where it fails, what was to be sent is not.
  ///
  /// `now` is the session clock in nanoseconds since the start; where time is computed there is none.
  /// `observe` is called whenever `session.control` asks for a snapshot.
  public static func play(
    _ session: Session, against house: any House, journal: (any Journal)? = nil,
    now: (@Sendable () -> Nanoseconds)? = nil, observe: (Snapshot) -> Void = { _ in }
  ) async -> SessionResult {
    precondition(now != nil || session.hasComputedTime, "measured time needs a clock")
    let inbox = Inbox()
    return await withDiscardingTaskGroup { group in
      var arrivals: [Arrival] = []
      while true {
        if session.control.hasRequests {
          session.withEngineLock { session.control.answer(&$0, observe) }
        }
        let (intents, result) = advance(session, arrivals)
        let isRecorded = await record(intents, arrivals, journal, session)
        if let result { return result }
        for ticket in intents {
          guard isRecorded else {
            inbox.put(Arrival(ticket: ticket, reply: notSent, at: now?() ?? 0))
            continue
          }
          group.addTask {
            let reply = await house.place(ticket)
            inbox.put(Arrival(ticket: ticket, reply: reply, at: now?() ?? 0))
          }
        }
        arrivals = await inbox.take()
      }
    }
  }

  private static let notSent = Reply(
    outcome: .refused(Refusal(why: "not sent: it could not be recorded")), latency: 0)

  /// Tells the session what has arrived, one by one, and lets it go on after each: what it sends does not depend on
  /// how many came at once.
  private static func advance(
    _ session: Session, _ arrivals: [Arrival]
  ) -> (intents: [Ticket], result: SessionResult?) {
    session.withEngineLock { state in
      var intents: [Ticket] = []
      var result = collect(&state, &intents)
      for arrival in arrivals {
        precondition(result == nil, "a session with bets in flight is not over")
        state.pipeline.arrived(arrival.ticket, arrival.reply, at: arrival.at)
        result = collect(&state, &intents)
      }
      return (intents, result)
    }
  }

  /// Goes on until nothing is left to do but to wait, and collects what is to be sent.
  private static func collect(_ state: inout SessionState, _ intents: inout [Ticket]) -> SessionResult? {
    while true {
      switch state.advance() {
      case .send(let lane, let number): intents.append(state.pipeline.slots[lane, number].ticket)
      case .wait: return nil
      case .finished(let result): return result
      }
    }
  }

  /// Whether the bets may be sent: they are recorded, or nobody asks for it.
  private static func record(
    _ intents: [Ticket], _ arrivals: [Arrival], _ journal: (any Journal)?, _ session: Session
  ) async -> Bool {
    guard let journal, !intents.isEmpty || !arrivals.isEmpty else { return true }
    do throws(JournalFault) {
      try await journal.commit(intents, arrivals)
      return true
    } catch {
      let why = error.description
      session.withEngineLock { $0.cannotRecord(why) }
      return false
    }
  }
}
