/// Plays a session against a house that takes its time: bets are in flight side by side, each in a task.
public enum TaskGroupDriver {
  /// Plays to the end. The lock is held while the session advances and never while a bet is with the house.
  ///
  /// `now` is the session clock in nanoseconds since the start; where time is computed there is none.
  /// `observe` is called whenever `session.control` asks for a snapshot.
  public static func play(
    _ session: Session, against house: any House, now: (@Sendable () -> Nanoseconds)? = nil,
    observe: (Snapshot) -> Void = { _ in }
  ) async -> SessionResult {
    precondition(now != nil || session.hasComputedTime, "measured time needs a clock")
    return await withTaskGroup(of: (Ticket, Reply).self) { group in
      while true {
        if session.control.hasRequests {
          session.withEngineLock { session.control.answer(&$0, observe) }
        }
        switch session.withEngineLock({ $0.advance() }) {
        case .send(let lane, let number):
          let ticket = session.withEngineLock { $0.pipeline.slots[lane, number].ticket }
          group.addTask { (ticket, await house.place(ticket)) }
        case .wait:
          guard let (ticket, reply) = await group.next() else {
            preconditionFailure("the pipeline waits only for bets in flight")
          }
          session.withEngineLock { $0.pipeline.arrived(ticket, reply, at: now?() ?? 0) }
        case .finished(let result):
          return result
        }
      }
    }
  }
}
