import ArgumentParser
import Engine
import Ledger
import Report
import Scripting

/// `alea replay`: plays a recorded session once more, by its own script or by another one.
struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play a recorded session once more, and compare; or another script on its rolls.",
    discussion: """
      Plays the session by the text of its script and its inputs as they were recorded, and holds every bet against \
      the record, or checkpoints and hash where bets were not recorded. Of a difference it shows the first: both \
      sides, the line of the script that returned the bet, and what the script saw. Exit code 99 where there is one.

      --with OTHER plays another script on the same rolls: the n-th bet of a lane gets the n-th roll, whatever is \
      staked on it. House, balance, limits and bets side by side are the record's. Nothing is recorded of it.

      Examples:
        alea replay
        alea replay 3 --verify
        alea replay 3 --with fibonacci -P base=0.00001
      """)

  @OptionGroup var choice: SessionChoice

  @Flag(help: "Say only whether it is the same.")
  var verify = false

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "The script to play on the recorded rolls: a bundled name, or a path.", valueName: "script"))
  var other: String?

  @Option(
    name: [.customShort("P"), .customLong("param")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Set a parameter of that script.", valueName: "name=value"))
  var parameters: [String] = []

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Say nothing but the result, warnings and errors.")
  var quiet = false

  func validate() throws {
    if verify, other != nil {
      throw ValidationError("--verify holds a session against its record: --with has no place beside it.")
    }
    if let parameter = parameters.first, other == nil {
      throw ValidationError(
        "-P \(parameter): the session's own script plays with the parameters that are recorded; -P is for --with."
      )
    }
  }

  func run() async throws {
    let chosen = try other.map { try ScriptSelection.find($0) }
    let values = try parameterValues()
    let reader = try choice.file.reader()
    var comparison = Comparison(ledger: reader, session: try choice.session(reader))
    let isQuiet = quiet || verify || json
    comparison.talks = !isQuiet && chosen == nil
    let script = chosen.map {
      OtherScript(comparison: comparison, script: $0, parameters: values, isQuiet: isQuiet)
    }
    let listening = await Signals.interrupting(comparison.control, script?.control ?? comparison.control)
    defer { listening.cancel() }
    try await DeskThread.run { [comparison] in
      guard let script else { return try replay(comparison, isQuiet: isQuiet) }
      try play(script)
    }
  }

  private func parameterValues() throws -> ParameterValues {
    do throws(ScriptError) {
      return try ParameterValues(assignments: parameters)
    } catch {
      throw Failure(error)
    }
  }

  /// The session by its own script.
  private func replay(_ given: Comparison, isQuiet: Bool) throws {
    var comparison = given
    let (session, start) = (comparison.session, ContinuousClock.now)
    guard comparison.hasRecord else {
      throw Failure(
        .unavailable,
        "session \(session.id) was cut off before anything of its course was recorded: there is nothing to replay "
          + "(alea resume \(session.id) plays it)")
    }
    let plan = try comparison.plan().plan
    let screen = RunningScreen(plan, isShown: !isQuiet)
    comparison.observe = { screen.draw($0) }
    let outcome = try comparison.run()
    screen.clear()
    let parting = try outcome.difference.flatMap { try Parting($0, comparison) }
    if json {
      try Printout.write(try ReplayJSON(comparison, outcome, parting).text())
    } else {
      var lines: [String] = []
      if !verify { lines += summary(plan, outcome, session, (ContinuousClock.now - start) / .seconds(1)) }
      let script = session.inputs.script
      lines +=
        outcome.difference == nil
        ? [ReplayText.same(outcome, session.id)]
        : ReplayText.difference(outcome, parting, session.id, script: script)
      try Printout.write(lines.joined(separator: "\n"))
    }
    if outcome.difference != nil { throw ExitCode(ExitStatus.checkFailed.rawValue) }
  }

  private func summary(
    _ plan: SessionPlan, _ outcome: Comparison.Outcome, _ session: RecordedSession, _ seconds: Double
  ) -> [String] {
    // A session that was cut off has no end; nor has a play that was ended where it differs.
    guard outcome.isWhole, outcome.difference == nil, let result = outcome.derived.result else {
      return outcome.isWhole ? [] : ReplayText.figures(outcome.figures, currency: plan.currency)
    }
    return SummaryText.lines(
      plan.report(
        result, droppedLines: outcome.derived.droppedLines, seconds: seconds, session: session.id))
  }

  /// Another script on its rolls.
  private func play(_ script: OtherScript) throws {
    let (comparison, played) = (script.comparison, try script.play())
    if json {
      try Printout.write(try ReplayJSON(comparison, played).text())
    } else {
      let inputs = comparison.session.inputs
      let lines = ReplayText.sideBySide(
        played, comparison.session.id, script: inputs.script, currency: inputs.currency)
      try Printout.write(lines.joined(separator: "\n"))
    }
    guard let stop = played.other.stop else { return }
    switch stop.cause {
    case .scriptError: throw Failure(.script, stop.evidence)
    case .interrupted: throw ExitCode(ExitStatus.interrupted.rawValue)
    default: break
    }
  }
}
