import Engine
import Foundation
import Ledger
import Report
import ScriptHost
import Scripting

/// One simulated session from the start of its process to its report, with the audit of its beginning. Blocks: it
/// has a thread of its own.
struct WholeRun: Sendable {
  let loader: ScriptLoader
  /// What is played, by what the loaded script says of itself.
  let plan: @Sendable (_ independent: Bool) throws -> SessionPlan
  let control: SessionControl
  /// What hears of every ticket, beside the ledger.
  var journal: (any Journal)?
  var folder: ScriptFolder?
  /// The session's place in the ledger, if it is recorded.
  var recording: @Sendable (SessionPlan) throws -> Recording? = { _ in nil }
  var isQuiet = false

  /// A session that was played, and why what its scripts wrote, or its record, could not be kept, if so.
  struct Played: Sendable {
    let report: SessionReport
    let failure: Failure?
  }

  /// Plays the session. Throws a `Failure` where there is none to report, or where it is not true.
  func play() throws -> Played {
    let process = try loader.load()
    let independent = process.script.metadata.independent
    let reading = process.script.reading
    var plan = try plan(independent)
    let warnings = Announcement.warnings(reading, script: Talk.plain(loader.script.path))
    warnings.forEach { Talk.warn($0) }
    let recording = try recording(plan)
    if recording?.course == nil { warnings.forEach { recording?.note(.warning, $0) } }
    if !isQuiet {
      Announcement.lines(plan, independent: independent, reading: reading).forEach(Talk.say)
      if let recording { Talk.say(Announcement.record(recording)) }
    }
    recording?.recorder.onFault { [control] in control.interrupt() }
    plan.order.wantsRecords = journal != nil || recording?.recorder.kept == .all
    plan.order.wantsMilestones = recording != nil

    let start = ContinuousClock.now
    let finished =
      recording?.recorder.kept == .durable
      ? playDurably(process, plan, recording) : try playWhole(process, plan, recording)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try recording?.checkCourse(finished.result)
    // The session has been played, whatever becomes of its files and its record: it is reported all the same.
    var failure: Failure?
    do {
      try folder?.write(finished.files)
      try recording?.end(finished.result, seconds: seconds, droppedLines: finished.droppedLines)
    } catch let problem as Failure {
      failure = problem
    }
    let report = plan.report(
      finished.result, droppedLines: finished.droppedLines, seconds: seconds, session: recording?.recorder.id)
    return Played(report: report, failure: failure)
  }

  private struct Finished {
    let result: SessionResult
    let droppedLines: Int
    let files: [ScriptFiles.File]
  }

  /// The process plays the whole session, and the desk audits its beginning.
  private func playWhole(
    _ process: ScriptProcess, _ plan: SessionPlan, _ recording: Recording?
  ) throws -> Finished {
    let screen = RunningScreen(plan, isShown: !isQuiet)
    let result = process.play(
      plan.order, control: control, journal: Journals([journal, recording?.journal])
    ) { snapshot in
      screen.draw(snapshot)
      recording?.recorder.writeSometimes()
    }
    screen.clear()
    // A process that was lost claims nothing.
    let audit = Audit(loader.order, plan.order, launch: loader.launch)
    if result.transcriptSHA256 != nil, let difference = audit.difference(result) {
      recording?.void(difference)
      throw Failure(.broken, "the result of the script process is void, the audit disagrees: \(difference)")
    }
    return Finished(result: result, droppedLines: process.droppedLines, files: process.files)
  }

  /// The desk plays the session, bet by bet: each is recorded before it is placed.
  private func playDurably(
    _ process: sending ScriptProcess, _ plan: SessionPlan, _ recording: Recording?
  ) -> Finished {
    let screen = RunningScreen(plan, isShown: !isQuiet)
    let session = Session(
      settings: plan.settings, strategies: process.strategies(),
      journal: Journals([journal, recording?.journal]), control: control,
      checkpoint: { recording?.journal.checkpoint($0) })
    let result = DeskThread.wait {
      await TaskGroupDriver.play(
        session, against: plan.order.house, journal: recording?.journal, observe: { screen.draw($0) })
    }
    screen.clear()
    let dropped = session.withStrategies { ($0.first as? RemoteStrategy)?.droppedLines ?? 0 }
    return Finished(result: result, droppedLines: dropped, files: [])
  }
}
