import Dice
import DuckDice
import Engine
import Foundation
import Ledger
import Report
import ScriptHost
import Scripting
import Synchronization

/// One live session from its first bet to its report: the desk plays it bet by bet, and each is durable before it is
/// sent.
struct LiveRun: Sendable {
  let site: LiveSite
  let account: LiveAccount
  let plan: SessionPlan
  let recording: Recording
  let control: SessionControl
  let options: LiveOptions
  /// What hears of every ticket, beside the ledger.
  var journal: (any Journal)?
  /// Where the account stands, where that is not as it was when the session began.
  var figures: AccountFigures?
  /// Decides how many bets are with the house, where that is not fixed.
  var depth: DepthController?
  var isQuiet = false

  /// What was played before, where a session goes on.
  struct Course: Sendable {
    let session: Session
    let books: AccountBooks
    var taken = TaskGroupDriver.TakenOver()
  }

  /// Plays a session that has been begun, or is played again up to here.
  func play(_ course: Course, clock: SessionClock) async throws -> WholeRun.Played {
    let house = DuckDiceHouse(
      site.client,
      DuckDiceHouse.Settings(
        symbol: site.symbol, mode: site.mode, rules: plan.settings.rules, pace: options.pace))
    house.restart(figures ?? account.figures)
    let ending = OneWayFlag()
    let wait = options.reconcileWait.nanoseconds
    let reconciling = ReconcilingHouse(
      { await house.send($0) }, course.books,
      look: { [site] in await site.look() },
      wait: { if !ending.isSet { try? await Task.sleep(for: .nanoseconds(wait)) } },
      settled: { house.restart($0) })
    let metered = MeteredHouse(reconciling)
    let keyWatch = KeyWatch(metered, house, control)
    let screen = RunningScreen(plan, isShown: !isQuiet)
    let timeLimit = Mutex(plan.settings.limits.maxDuration)
    let looks = Task {
      while !Task.isCancelled {
        control.requestSnapshot()
        // A bet that waits to be sent must not hold up the end of the session's time.
        let isOver = timeLimit.withLock { $0.map { clock.now >= $0 } ?? false }
        if isOver { house.close() }
        if Signals.haveCome {
          ending.set()
          house.close()
        }
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
    let socket = try ControlSocket(
      path: try ControlSocket.path(ledger: recording.ledger.path, session: recording.recorder.id)
    ) { [control] line in
      let answer = control.answer(line)
      switch SessionRequest(line: line) {
      case .stop: house.close()
      // What the session refuses must not close its house before the end of its time.
      case .limits(let limits) where !answer.hasPrefix("refused"):
        if let asked = limits.maxDuration { timeLimit.withLock { $0 = min($0 ?? asked, asked) } }
      default: break
      }
      return answer
    }
    defer { socket.close() }
    let start = ContinuousClock.now
    let result = await withTaskExecutorPreference(recording.recorder.executor) {
      await TaskGroupDriver.play(
        course.session, against: keyWatch, journal: recording.journal, now: { clock.now }, depth: depth,
        taken: course.taken, on: site.client.executor,
        observe: { snapshot in
          screen.draw(snapshot, answers: Self.answers(metered.latency, waiting: house.waiting))
        })
    }
    looks.cancel()
    screen.clear()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var live = metered.figures
    (live.deepestQueue, live.deepestInFlight) = house.deepest
    live.retries = house.counts[.retried]
    live.decided = await reconciling.decided
    if result.statistics.unknown > 0 { live.findings = await reconciling.findings }
    return try await end(
      result, course.session, live: live, seconds: seconds, keyRefused: house.keyRefused)
  }

  /// How the house answers, for the line that a person watches.
  private static func answers(_ latency: LiveFigures.Latency?, waiting: Int) -> String {
    let words = [latency?.brief, waiting > 0 ? "\(waiting) waiting" : nil]
    return words.compactMap { $0 }.joined(separator: ", ")
  }

  /// Writes how the session ended, and reports it.
  func end(
    _ result: SessionResult, _ session: Session, live: LiveFigures = LiveFigures(), seconds: Double = 0,
    keyRefused: String? = nil
  ) async throws -> WholeRun.Played {
    let dropped = session.withStrategies { ($0.first as? RemoteStrategy)?.droppedLines ?? 0 }
    var failure: Failure?
    do {
      try recording.checkCourse(result)
      for finding in live.findings { recording.note(.warning, finding) }
      recording.note(.figures, try live.text())
      if options.reveal, result.statistics.unknown == 0 { await reveal() }
      try recording.end(result, seconds: seconds, droppedLines: dropped)
      if result.stop.cause == .stopLoss, let coolOff = options.coolOff {
        try CoolOff().begin(
          account: account.account,
          until: Date(timeIntervalSinceNow: Double(coolOff.nanoseconds) / 1e9))
      }
    } catch let problem as Failure {
      failure = problem
    }
    if failure == nil, let why = keyRefused { failure = Failure(.keyRefused, why) }
    var report = plan.report(
      result, droppedLines: dropped, seconds: seconds, session: recording.recorder.id)
    report.live = live
    return WholeRun.Played(report: report, failure: failure)
  }

  /// Changes the seeds, so that the site reveals the one that was in play.
  private func reveal() async {
    let clientSeed = (0..<24).map { _ in "0123456789abcdef".randomElement() ?? "0" }
    do throws(DuckDiceError) {
      let reply = try await site.client.randomize(clientSeed: String(clientSeed))
      guard let previous = reply.previous, let serverSeed = previous.serverSeed else {
        return Talk.warn("the site changed the seeds and revealed none: its rolls cannot be checked")
      }
      let pair = account.figures.seeds
      recording.recorder.note(
        SeedPair(
          serverSeedHash: pair.serverSeedHash, clientSeed: pair.clientSeed, firstNonce: pair.nonce,
          serverSeed: serverSeed))
    } catch {
      Talk.warn("the server seed was not revealed: \(error)")
    }
  }
}

extension DuckDiceHouse {
  /// Tells the house where the account stands.
  fileprivate func restart(_ figures: AccountFigures) {
    restart(balance: figures.balance.amount, pair: figures.seeds, nextNonce: figures.seeds.nonce)
  }
}

/// Ends the session as soon as the site says that it does not accept the key: every further bet would be refused.
private struct KeyWatch: House {
  let metered: MeteredHouse
  let house: DuckDiceHouse
  let control: SessionControl

  init(_ metered: MeteredHouse, _ house: DuckDiceHouse, _ control: SessionControl) {
    (self.metered, self.house, self.control) = (metered, house, control)
  }

  func place(_ ticket: Ticket) async -> Reply {
    let reply = await metered.place(ticket)
    if house.keyRefused != nil { control.interrupt() }
    return reply
  }
}
