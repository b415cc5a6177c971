import ArgumentParser
import Engine
import Foundation
import Ledger

/// `alea resume`: goes on with a session that was cut off or interrupted.
struct Resume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Go on with a session that was cut off or interrupted.",
    discussion: """
      Plays the recorded session again, holds it against its record, and goes on where the record ends. Limits count \
      from the session's start. Where the replay differs from the record, nothing is played and nothing is added; nor \
      where it is interrupted before it has come to the end of the record.
      """)

  @OptionGroup var choice: SessionChoice
  @OptionGroup(title: "Key (live)") var key: KeyOptions
  @OptionGroup(title: "Live") var live: LiveOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() async throws {
    Screen.setColor(output.color)
    let path = try choice.file.path()
    let (ledger, reader) = (try open(path), try choice.file.reader())
    let session = try chosen(reader)
    try Self.checkRecord(session, reader)
    let (resumption, interventions) = try Self.resumption(session)
    if session.isLive {
      let resume = LiveResume(
        reader: reader, ledger: ledger, session: session, resumption: resumption,
        interventions: interventions,
        options: live, isQuiet: output.quiet)
      return try await resume.play(key).tell(json: output.json)
    }
    let control = SessionControl()
    let listening = await Signals.interrupting(control)
    defer { listening.cancel() }
    var recorded = try RecordedPlan(session, of: reader, interventions: interventions)
    recorded.loader.talks = !output.quiet
    let plan = recorded.plan
    var run = WholeRun(loader: recorded.loader, plan: { _ in plan }, control: control)
    run.isQuiet = output.quiet
    run.recording = { _ in
      do throws(LedgerError) {
        let recorder = try ledger.reopen(session.id)
        let course = try RecordedCourse(reader, session, goOn: recorder, noting: resumption) { end in
          if case .differs = end { control.interrupt() }
        }
        return Recording(ledger: ledger, recorder: recorder, course: course)
      } catch {
        throw Failure(error)
      }
    }
    try await DeskThread.run { [run] in try run.play() }.tell(json: output.json)
  }

  /// Fails where the record is not what was written, or cannot be trusted.
  private static func checkRecord(_ session: RecordedSession, _ reader: LedgerReader) throws {
    do throws(LedgerError) {
      _ = try ChainCheck(reader, session.id).run()
    } catch {
      throw Failure(error)
    }
    let contradicted: Int?
    do throws(LedgerError) {
      contradicted = try reader.contradiction(of: session.id)
    } catch {
      throw Failure(error)
    }
    guard let contradicted else { return }
    throw Failure(
      .usage,
      "session \(session.id) cannot go on: what the house said of ticket \(contradicted) contradicts the bet, and "
        + "nothing that it says can be trusted until somebody has looked (alea sessions show \(session.id))")
  }

  private func open(_ path: String) throws -> LedgerWriter {
    do throws(LedgerError) {
      return try LedgerWriter(path: path)
    } catch {
      throw Failure(error)
    }
  }

  /// The session that was named, or the newest that can go on.
  private func chosen(_ reader: LedgerReader) throws -> RecordedSession {
    guard choice.id == nil else { return try choice.session(reader) }
    let newest: RecordedSession?
    do throws(LedgerError) {
      newest = try reader.sessions().last { $0.canGoOn }
    } catch {
      throw Failure(error)
    }
    guard let newest else {
      throw Failure(
        .usage, "\(reader.path): no session was cut off or interrupted: there is nothing to resume")
    }
    return try SessionChoice.session(newest.id, reader)
  }

  /// What is noted when the session goes on, and what its course is then.
  private static func resumption(_ session: RecordedSession) throws -> (SessionEvent, [Intervention]) {
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    if let void = session.events.first(where: { $0.kind == .void }) {
      throw Failure(.usage, "session \(session.id) is void and cannot go on: \(void.text)")
    }
    guard let result = session.ending?.result else {
      return (SessionEvent(.reopened, atMilliseconds: now), session.passedInterventions)
    }
    guard session.canGoOn else {
      throw Failure(
        .usage,
        "session \(session.id) has ended and cannot go on: \(result.stop); its limits stand as they were set")
    }
    // What nobody knew the end of is asked about once more: as if its answer came late, the session was never cut.
    let cutAt = result.stop.cause == .unknown ? nil : result.cutAt
    let event = SessionEvent(
      .resumed, atMilliseconds: now, position: cutAt, text: result.stop.description)
    let pause = cutAt.map { Intervention(at: $0, .pause) }
    return (event, session.passedInterventions + [pause].compactMap(\.self))
  }
}

extension RecordedSession {
  /// Whether it was cut off, interrupted, or lost its script process: then there is more to play.
  var canGoOn: Bool {
    if events.contains(where: { $0.kind == .void }) { return false }
    guard let result = ending?.result else { return true }
    if isLive, result.stop.cause == .unknown { return true }
    return result.stop.cause.isFromOutside || result.transcriptSHA256 == nil
  }

  /// Whether it was played with a real house, or one that speaks its API.
  var isLive: Bool { inputs.house == HouseName.duckdice.rawValue }
}
