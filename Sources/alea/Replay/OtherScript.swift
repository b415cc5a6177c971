import Dice
import Engine
import Ledger
import Report
import ScriptHost
import Scripting

/// Another script on the rolls of a recorded session: same house, balance, limits, and bets side by side. Nothing is
/// recorded of it. Blocks: for a thread of its own.
struct OtherScript: Sendable {
  let comparison: Comparison
  let script: Script
  let parameters: ParameterValues
  var isQuiet = false
  /// Ends the other session; the recorded one has its own, which is used up when that was cut off.
  let control = SessionControl()

  /// Both sessions.
  struct Played: Sendable {
    let script: String
    let recorded: SessionFigures
    let other: SessionFigures
    /// Whether a real house's rolls were used up before the other session ended.
    var rollsEnded = false
    let parting: Parting?
    /// Whether the record was cut off or interrupted, so that the other session ends after as many bets.
    let isCut: Bool
  }

  private var session: RecordedSession { comparison.session }

  func play() throws -> Played {
    let bets = BetList()
    var recorded = comparison
    recorded.wantsRecords = true
    let found = try recorded.run(bets)
    if let difference = found.difference {
      throw Failure(
        .checkFailed,
        "session \(session.id) does not play as it is recorded (see: alea replay \(session.id)): \(difference)"
      )
    }
    let isCut = !found.isWhole || found.figures.stop?.cause.isFromOutside == true
    let match = BetMatch(bets)
    let plan = try plan(found, isCut: isCut)
    let rolls = try measuredRolls()
    let (other, rollsEnded) = try rolls.map { try play(plan, on: $0, match) } ?? (play(plan, match), false)
    let parting = try match.parting(isCut: isCut).map { ticket in
      let (theirs, ours) = (
        try Parting.move(ticket, of: try comparison.plan(), comparison.ledger),
        try move(ticket, plan, rolls)
      )
      return Parting(ticket: ticket, recorded: theirs, played: ours)
    }
    return Played(
      script: script.path, recorded: found.figures, other: SessionFigures(other), rollsEnded: rollsEnded,
      parting: parting, isCut: isCut)
  }

  /// The recorded session's plan with the other script.
  private func plan(_ found: Comparison.Outcome, isCut: Bool) throws -> RecordedPlan {
    var plan = try RecordedPlan(
      session, of: comparison.ledger, interventions: session.passedInterventions)
    plan.loader.script = script
    plan.loader.parameters = parameters
    plan.loader.dialect = nil
    plan.loader.launch = comparison.launch
    plan.loader.talks = !isQuiet
    if isCut {
      let bets = found.figures.statistics.bets
      plan.order.settings.limits.maxBets = min(plan.order.settings.limits.maxBets ?? .max, bets)
    }
    // How far ahead it is asked follows from the script, unless a person said it.
    let concurrency = plan.order.settings.concurrency
    if concurrency == .usual(depth: concurrency.depth, independent: found.derived.independent) {
      let process = try plan.loader.load()
      plan.order.settings.concurrency = .usual(
        depth: concurrency.depth, independent: process.script.metadata.independent)
      process.end()
    }
    if plan.order.settings.time == .measured {
      plan.order.settings.time = .computed
      plan.order.settings.sending = .byHandover
      plan.order.settings.interventions = []
    }
    return plan
  }

  private func measuredRolls() throws -> RecordedRolls? {
    guard session.inputs.settings.time == .measured else { return nil }
    do throws(LedgerError) {
      return try RecordedRolls(comparison.ledger, session)
    } catch {
      throw Failure(error)
    }
  }

  /// On the rolls of the seed: as `alea run` does it.
  private func play(_ plan: RecordedPlan, _ match: BetMatch) throws -> SessionResult {
    let session = plan.plan
    var run = WholeRun(loader: plan.loader, plan: { _ in session }, control: control, journal: match)
    run.isQuiet = isQuiet
    return try run.play().report.result
  }

  /// On the rolls that a real house gave, as far as they go.
  private func play(
    _ plan: RecordedPlan, on rolls: RecordedRolls, _ match: BetMatch
  ) throws -> (SessionResult, Bool) {
    let process = try plan.loader.load()
    let ranOut = RolledStrategy.RanOut()
    let session = Session(
      settings: plan.order.settings,
      strategies: process.strategies().map { RolledStrategy($0, rolls, ranOut) }, journal: match,
      control: control)
    return (LoopDriver.play(session, against: rolls), ranOut.isSet)
  }

  private func move(_ ticket: Int, _ plan: RecordedPlan, _ rolls: RecordedRolls?) throws -> Move {
    try ScriptTrace(plan.loader, plan.order.settings).move(ticket, rolls: rolls) { session in
      guard let rolls else { return LoopDriver.play(session, against: plan.order.house).stop }
      return LoopDriver.play(session, against: rolls).stop
    }
  }
}
