/// Plays a session once more whose time was measured: what a house answered comes from a record, in the order in which
/// it arrived.
public enum ReplayDriver {
  /// How a replay ended.
  public enum Outcome: Sendable {
    /// As sessions do.
    case finished(SessionResult)
    /// The record ends while these tickets are in flight: their outcome is not known.
    case exhausted(inFlight: [Ticket])
    /// The record has an answer to a ticket that is not in flight here.
    case differs(ticket: Int)
  }

  /// Plays until the session or the record ends. `next` gives the number of a ticket, its answer, and when it came.
  ///
  /// `sent` hears of every ticket that is sent, before an answer to it is asked for.
  public static func play(
    _ session: Session, next: () -> (ticket: Int, reply: Reply, at: Nanoseconds)?,
    sent: (Ticket) -> Void = { _ in }
  ) -> Outcome {
    session.withEngineLock { state in
      var inFlight: [Ticket] = []
      while true {
        switch state.advance() {
        case .send(let lane, let number):
          let ticket = state.pipeline.slots[lane, number].ticket
          inFlight.append(ticket)
          sent(ticket)
        case .wait:
          guard let (number, reply, time) = next() else { return .exhausted(inFlight: inFlight) }
          guard let index = inFlight.firstIndex(where: { $0.number == number }) else {
            return .differs(ticket: number)
          }
          state.pipeline.arrived(inFlight.remove(at: index), reply, at: time)
        case .finished(let result): return .finished(result)
        }
      }
    }
  }
}
