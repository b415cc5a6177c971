import Dice
import DuckDice
import Engine
import Foundation
import Ledger
import ScriptHost
import Scripting

/// Goes on with a live session: plays its record again, finds out what became of the bets that were with the site when it
/// was cut off, and plays on.
struct LiveResume: Sendable {
  let reader: LedgerReader
  let ledger: LedgerWriter
  let session: RecordedSession
  /// What is noted when the session goes on, and what its course has been.
  let resumption: SessionEvent
  let interventions: [Intervention]
  let options: LiveOptions
  let isQuiet: Bool

  /// Plays on.
  func play(_ key: KeyOptions) async throws -> WholeRun.Played {
    let account = try LiveAccount(session)
    guard let mode = account.playMode else {
      throw Failure(
        .checkFailed, "session \(session.id): '\(account.mode)' is no balance that can be played with")
    }
    let read = try Past(reader, session, account)
    let clock = SessionClock()
    let inputs = session.inputs
    let site = try LiveSite(
      account.baseURL, try key.read(), symbol: inputs.currency, mode: mode,
      connections: inputs.settings.concurrency.depth, options, clock, seed: inputs.seed)
    let played: Result<WholeRun.Played, any Error>
    do {
      played = .success(try await play(site, account, read, clock))
    } catch {
      played = .failure(error)
    }
    await site.client.shutdown()
    return try played.get()
  }

  private func play(
    _ site: LiveSite, _ account: LiveAccount, _ past: Past, _ clock: SessionClock
  ) async throws -> WholeRun.Played {
    guard try await site.account().account == account.account else {
      throw Failure(.usage, "session \(session.id) was played with another account than this key's")
    }
    try CoolOff().check(account: account.account)
    var recorded = try RecordedPlan(session, of: reader, interventions: interventions)
    recorded.loader.talks = !isQuiet
    let plan = recorded.plan
    if !isQuiet { LiveDemands.lines(plan, site).forEach(Talk.say) }
    try LiveDemands.confirm(account.mode == "faucet" ? .liveFaucet : .liveMain, options.confirmLive)

    let control = SessionControl()
    let recording = try reopen(control)
    guard let course = recording.course else { preconditionFailure("a session that goes on has a course") }
    let played = try await DeskThread.run { [loader = recorded.loader] in
      Session(
        settings: plan.settings, strategies: try loader.load().strategies(), journal: course,
        control: control,
        checkpoint: { course.checkpoint($0) })
    }
    let listening = await Signals.interrupting(control)
    defer { listening.cancel() }
    let sent = Sent()
    let end = try RecordedArrivals(reader, session).outcome(of: played, leavingUnknown: true) {
      sent.add($0, course.wasSent($0))
    }
    try recording.checkCourse()
    var run = LiveRun(
      site: site, account: account, plan: plan, recording: recording, control: control, options: options)
    run.isQuiet = isQuiet
    switch end {
    case .differs(let ticket):
      throw Failure(
        .checkFailed, "ticket \(ticket): the record has an answer, and the replay has not sent it")
    case .finished(let result):
      // It was cut off when all was played and only its end was missing.
      course.reachedEnd()
      return try await run.end(result, played)
    case .exhausted(let inFlight):
      let open = inFlight.filter { sent.wasSent($0.number) }
      // The time between is no time of the session.
      clock.begin(at: past.lastTime)
      let (outcomes, figures) = try await reconcile(open, past.books, site, clock)
      course.reachedEnd()
      var taken = TaskGroupDriver.TakenOver()
      taken.unsent = inFlight.filter { !sent.wasSent($0.number) }
      taken.arrivals = open.map { ticket in
        guard let outcome = outcomes[ticket.number] else { preconditionFailure("every open bet was decided") }
        recording.note(.decided, ticket.number, outcome)
        return Arrival(ticket: ticket, reply: Reply(outcome: outcome, latency: 0), at: clock.now)
      }
      var books = past.books
      for arrival in taken.arrivals {
        if case .settled(let settlement) = arrival.reply.outcome { books.settled(arrival.ticket, settlement) }
      }
      run.figures = figures
      return try await run.play(LiveRun.Course(session: played, books: books, taken: taken), clock: clock)
    }
  }

  /// What became of the bets that were with the site; fails where the account's figures do not tell.
  private func reconcile(
    _ open: [Ticket], _ books: AccountBooks, _ site: LiveSite, _ clock: SessionClock
  ) async throws -> ([Int: Outcome], AccountFigures) {
    let wait = options.reconcileWait.nanoseconds
    let found = await Reconciliation.untilDecided(
      open, books, look: { await site.look() }, wait: { try? await Task.sleep(for: .nanoseconds(wait)) })
    guard let outcomes = found.outcomes, let figures = found.figures else {
      found.findings.forEach { Talk.say("  " + Talk.plain($0)) }
      if open.isEmpty {
        throw Failure(
          .unknownBet,
          "session \(session.id) stands as it was: the account's figures are not those that its record leaves: somebody "
            + "played on it since, or money moved; begin a new session")
      }
      throw Failure(
        .unknownBet,
        "session \(session.id) stands as it was: it cannot be told what became of its \(open.count) open bets"
      )
    }
    if !isQuiet, !open.isEmpty { found.findings.forEach { Talk.say(Talk.plain($0)) } }
    return (outcomes, figures)
  }

  private func reopen(_ control: SessionControl) throws -> Recording {
    do throws(LedgerError) {
      let recorder = try ledger.reopen(session.id)
      recorder.onFault { control.interrupt() }
      let course = try RecordedCourse(reader, session, goOn: recorder, noting: resumption) { end in
        if case .differs = end { control.interrupt() }
      }
      return Recording(ledger: ledger, recorder: recorder, course: course)
    } catch {
      throw Failure(error)
    }
  }

  /// What is recorded of the session, as far as the account's books want to know it.
  private struct Past {
    var books: AccountBooks
    var lastTime: Nanoseconds = 0

    init(_ reader: LedgerReader, _ session: RecordedSession, _ account: LiveAccount) throws {
      books = AccountBooks(start: account.figures)
      var (tickets, results) = (reader.tickets(of: session), reader.results(of: session))
      do throws(LedgerError) {
        while let result = try results.next() {
          lastTime = max(lastTime, result.at)
          guard case .outcome(.settled(let settlement)) = result.fate,
            let ticket = try tickets.ticket(result.ticket)
          else { continue }
          books.settled(ticket, settlement)
        }
      } catch {
        throw Failure(error)
      }
    }
  }
}

/// Which tickets of a replay are recorded as sent.
private final class Sent {
  private var recorded: Set<Int> = []

  func add(_ ticket: Ticket, _ isRecorded: Bool) {
    if isRecorded { recorded.insert(ticket.number) }
  }

  func wasSent(_ ticket: Int) -> Bool { recorded.contains(ticket) }
}

extension Recording {
  /// Notes what became of a bet that had no answer.
  fileprivate func note(_ kind: SessionEvent.Kind, _ ticket: Int, _ outcome: Outcome) {
    switch outcome {
    case .settled(let settlement): note(kind, "\(ticket) settled: roll \(settlement.roll.number)")
    case .refused: note(kind, "\(ticket) not placed")
    case .unknown: preconditionFailure("what is not decided ends the program before")
    }
  }
}
