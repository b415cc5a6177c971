/// Plays a session against a house made of arithmetic: a plain loop at full speed, nobody waits.
public enum LoopDriver {
  /// Plays to the end. `observe` is called on this thread whenever `session.control` asks for a snapshot.
  public static func play(
    _ session: Session, against house: any ComputedHouse, observe: (Snapshot) -> Void = { _ in }
  ) -> SessionResult {
    session.control.open()
    defer { session.control.close() }
    return playOpened(session, against: house, observe: observe)
  }

  /// The house is taken out of its box here, and not for every bet.
  private static func playOpened(
    _ session: Session, against house: some ComputedHouse, observe: (Snapshot) -> Void
  ) -> SessionResult {
    session.withEngineLock { state in
      while true {
        if session.control.hasRequests { session.control.answer(&state, observe) }
        switch state.advance() {
        case .send(let lane, let number):
          let reply = house.reply(to: state.pipeline.slots[lane, number].ticket)
          state.pipeline.arrived(lane: lane, number: number, reply, at: 0)
        case .wait: preconditionFailure("a computed house answers before it is waited for")
        case .finished(let result): return result
        }
      }
    }
  }
}
