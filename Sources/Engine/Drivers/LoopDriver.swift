public import Dice

/// Plays a session against a house made of arithmetic: a plain loop at full speed, nobody waits.
public enum LoopDriver {
  /// Plays to the end. `observe` is called on this thread whenever `session.control` asks for a snapshot.
  public static func play(
    _ session: Session, against house: any ComputedHouse, observe: (Snapshot) -> Void = { _ in }
  ) -> SessionResult {
    session.control.open()
    defer { session.control.close() }
    return session.withEngineLock { run(&$0, session.control, against: house, observe: observe) }
  }

  /// Plays a session that nobody else has a hand in, with strategies that will play others: one of many.
  public static func playOne(
    _ settings: PipelineSettings, _ strategies: [any Strategy], against house: some ComputedHouse,
    control: SessionControl, observe: (Snapshot) -> Void = { _ in }
  ) -> SessionResult {
    playOne(settings, strategies, against: house, control: control, places: [], observe: observe).result
  }

  /// The same, with the balance after so many tickets as `places` say, which rise, and with ``Pipeline/winVariance``;
  /// `journal` hears of the tickets.
  public static func playOne(
    _ settings: PipelineSettings, _ strategies: [any Strategy], against house: some ComputedHouse,
    control: SessionControl, places: [Int], journal: (any Journal)? = nil,
    observe: (Snapshot) -> Void = { _ in }
  ) -> (result: SessionResult, balances: [Amount], winVariance: Int) {
    var state = SessionState(
      settings: settings, strategies: strategies, journal: journal, prefix: .none, checkpoint: nil,
      places: places
    )
    let result = run(&state, control, against: house, observe: observe)
    return (result, state.course.balances, state.pipeline.winVariance)
  }

  /// The house is taken out of its box here, and not for every bet. Where nothing but bets one after the other is to be
  /// expected, they are played without a look at anything else until there is.
  private static func run(
    _ state: inout SessionState, _ control: SessionControl, against house: some ComputedHouse,
    observe: (Snapshot) -> Void
  ) -> SessionResult {
    let terms = state.isStraight ? house.steadyTerms : nil
    var rolls = Rolls()
    while true {
      if control.hasRequests { control.answer(&state, observe) }
      switch state.advance() {
      case .send(let lane, var number):
        if let terms {
          guard let next = state.playStraight(from: number, terms, house, &rolls, control) else { continue }
          number = next
        }
        let reply = house.reply(to: state.pipeline.slots[lane, number].ticket)
        state.pipeline.arrived(lane: lane, number: number, reply, at: 0)
      case .wait: preconditionFailure("a computed house answers before it is waited for")
      case .finished(let result): return result
      }
    }
  }
}
