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

  /// Plays the session. Throws a `Failure` where there is none to report, or where it is not true.
  func play() throws -> SessionReport {
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
    if let folder = run.script.scriptFiles { try ScriptFolder.write(process.files, to: folder) }
    return plan.report(result, droppedLines: process.droppedLines, seconds: seconds)
  }
}
