import Engine
import Ledger
import ScriptHost

/// The tickets of a recorded session, in the order of its transcript: read from the ledger where they were kept, and
/// derived again where only the inputs were. Held against the recorded hashes either way. Blocks: for a thread of its
/// own.
struct SessionTickets: Sendable {
  let ledger: LedgerReader
  let session: RecordedSession
  var launch = ScriptLaunch()
  /// Whether nobody wants more of them; asked before each.
  var isEnough: @Sendable () -> Bool = { false }

  /// What was told.
  struct Told: Sendable {
    /// How many tickets.
    let tickets: Int
    /// Whether they are all up to the session's end, and not only those up to where its record breaks off.
    let isWhole: Bool
  }

  /// Tells `journal` every ticket. Throws a `Failure` where the record cannot be read or is not true: what was told
  /// before that is not to be trusted then. Where it was enough before the end, nothing more is checked.
  func tell(_ journal: any Journal) throws -> Told {
    let control = SessionControl()
    let counted = CountedTickets(session, journal) { [isEnough] in
      guard isEnough() else { return false }
      control.interrupt()
      return true
    }
    do {
      switch session.inputs.kept {
      case .inputs: try derive(counted, control)
      case .all: try read(counted)
      case .durable: try walk(counted, control)
      }
      if let difference = counted.difference(session) {
        throw Failure(.checkFailed, "session \(session.id): \(difference)")
      }
    } catch {
      if !isEnough() { throw error }
    }
    return Told(tickets: counted.tickets, isWhole: session.knownEnd != nil)
  }

  private func read(_ counted: CountedTickets) throws {
    do throws(LedgerError) {
      var entries = try EntryReader(ledger, session)
      while !isEnough(), let entry = try entries.next() { counted.record(entry) }
    } catch {
      throw Failure(error)
    }
  }

  /// There the record says what was sent and what arrived: the pipeline puts it in order.
  private func walk(_ counted: CountedTickets, _ control: SessionControl) throws {
    let isSimulated = session.inputs.settings.time == .computed
    let house = isSimulated ? try RecordedPlan(session, of: ledger, interventions: []).order.house : nil
    do throws(LedgerError) {
      let found = try RecordWalk(ledger, session).play(against: house, journal: counted, control: control)
      guard let difference = found.difference else { return }
      throw .damaged(path: ledger.path, place: "session \(session.id): \(difference)")
    } catch {
      throw Failure(error)
    }
  }

  private func derive(_ counted: CountedTickets, _ control: SessionControl) throws {
    let isWhole = session.knownEnd != nil
    // Without a checkpoint nothing is known of its course that a derivation could be held against.
    if !isWhole, session.lastCheckpoint == nil { return }
    let course: RecordedCourse
    do throws(LedgerError) {
      course = try RecordedCourse(ledger, session) { end in
        if case .reached = end, isWhole { return }
        control.interrupt()
      }
    } catch {
      throw Failure(error)
    }
    var plan = try RecordedPlan(
      session, of: ledger, interventions: isWhole ? session.interventions : session.passedInterventions)
    plan.loader.launch = launch
    _ = try Derivation(ledger: ledger, plan: plan, control: control, wantsRecords: true).play(
      Journals([course, counted]))
    if let failure = course.failure { throw Failure(failure) }
    if let difference = course.difference {
      throw Failure(.checkFailed, "session \(session.id) does not follow from its inputs: \(difference)")
    }
  }
}
