import Engine
import Report
import ScriptHost
import Scripting

/// One simulated session from the start of its process to its report, with the audit of its beginning. Blocks: it
/// has a thread of its own.
struct WholeRun: Sendable {
  let loader: ScriptLoader
  let run: Run
  let control: SessionControl
  let journal: JSONLinesJournal?
  let folder: ScriptFolder?

  /// A session that was played, and why what its scripts wrote could not be kept, if so.
  struct Played: Sendable {
    let report: SessionReport
    let filesFailure: Failure?
  }

  /// Plays the session. Throws a `Failure` where there is none to report, or where it is not true.
  func play() throws -> Played {
    let process = try loader.load()
    let independent = process.script.metadata.independent
    let reading = process.script.reading
    let plan = try SessionPlan(run, script: loader.script, seed: loader.seed, independent: independent)
    Announcement.warnings(reading, script: Talk.plain(loader.script.path)).forEach { Talk.warn($0) }
    if !run.output.quiet {
      Announcement.lines(plan, independent: independent, reading: reading).forEach(Talk.say)
    }

    let start = ContinuousClock.now
    var progress = Progress(currency: plan.currency)
    let showsProgress = Screen.isTerminal && !run.output.quiet
    let result = process.play(plan.order, control: control, journal: journal) { snapshot in
      if showsProgress { progress.draw(snapshot) }
    }
    if showsProgress { Progress.clear() }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    // A process that was lost claims nothing.
    let audit = Audit(loader.order, plan.order, launch: loader.launch)
    if result.transcriptSHA256 != nil, let difference = audit.difference(result) {
      throw Failure(.broken, "the result of the script process is void, the audit disagrees: \(difference)")
    }
    // The session has been played, whatever becomes of its files: it is reported all the same.
    var failure: Failure?
    do {
      try folder?.write(process.files)
    } catch let problem as Failure {
      failure = problem
    }
    return Played(
      report: plan.report(result, droppedLines: process.droppedLines, seconds: seconds), filesFailure: failure
    )
  }
}
