import Dice

/// What the engine lock guards: the pipeline, the scripts and the records, together.
struct SessionState {
  var pipeline: Pipeline
  let strategies: [any Strategy]
  let journal: (any Journal)?
  var transcript: Transcript
  private var begun = false
  /// Records of the transcript that are left until somebody wants to know the state; negative where nobody does.
  var ticketsToLook: Int
  /// After how many tickets the prefix is wanted; nil where it was taken, or is not wanted.
  private var prefixAt: Int?
  private let checkpoint: (@Sendable (SessionPrefix) -> Void)?
  private var schedule = CheckpointSchedule()
  private var checkpointAt: Int?
  private var prefix: SessionPrefix?
  private let endsAtPrefix: Bool
  /// Whether its bets may be played as `playStraight` does, as far as the settings say.
  let isStraight: Bool
  private(set) var course: BalanceCourse
  /// Who wants to know what came of tighter limits, in the order of asking.
  private var waiting: [(@Sendable (SessionControl.Tightened?) -> Void)?] = []
  private var hasNews = false
  /// The scripts are not called again: one raised, or nobody wants to know.
  var isClosed = false
  /// Why a script cannot go on; the session still settles what is in flight.
  private var fault: StrategyFault?

  init(
    settings: PipelineSettings, strategies: [any Strategy], journal: (any Journal)?, prefix: PrefixRequest,
    checkpoint: (@Sendable (SessionPrefix) -> Void)?, places: [Int] = []
  ) {
    precondition(strategies.count == settings.concurrency.laneCount, "one copy of the script per lane")
    pipeline = Pipeline(settings)
    transcript = Transcript(atMost: settings.limits.maxBets ?? .max)
    self.strategies = strategies
    self.journal = journal
    prefixAt = prefix.tickets
    self.checkpoint = checkpoint
    checkpointAt = checkpoint == nil ? nil : schedule.next()
    course = BalanceCourse(places)
    ticketsToLook = -1
    endsAtPrefix = prefix.isEnd
    isStraight =
      settings.concurrency == .sequential && settings.time == .computed && settings.sending == .byHandover
      && journal == nil && !prefix.isEnd
    lookAgain(after: 0)
  }

  var snapshot: Snapshot {
    Snapshot(
      statistics: pipeline.statistics, inFlight: pipeline.inFlight,
      startBalance: pipeline.settings.startBalance,
      balance: pipeline.balance, reserved: pipeline.exposure, sessionTime: pipeline.now)
  }

  /// Somebody asked to end. What was played until here does not depend on when that was.
  mutating func interrupt() {
    takePrefix()
    pipeline.request(.end(Stop(.interrupted, "asked to end")))
  }

  /// Somebody asked for something on the way.
  mutating func ask(_ request: SessionControl.Request) {
    if case .limits = request.what { waiting.append(request.told) }
    pipeline.request(request.what)
  }

  /// What came of it: the record has it before anything that follows from it.
  private mutating func intervened() {
    let news = pipeline.news
    if let intervention = news.intervention {
      hasNews = true
      journal?.intervened(intervention)
    }
    guard let loosened = news.loosened, !waiting.isEmpty else { return }
    waiting.removeFirst()?(SessionControl.Tightened(limits: pipeline.limits, loosened: loosened))
  }

  /// Whether something from outside has taken effect since this was asked the last time.
  mutating func takeHasNews() -> Bool {
    defer { hasNews = false }
    return hasNews
  }

  /// What is played can no longer be recorded: nothing more is played.
  mutating func cannotRecord(_ why: String) {
    takePrefix()
    pipeline.end(Stop(.ledger, why))
  }

  /// What a driver has to do before the session can go on.
  enum Effect {
    /// Place this ticket, a lane's `number`-th.
    case send(lane: Int, number: Int)
    case wait
    indirect case finished(SessionResult)
  }

  /// Plays on until a bet is to be sent, an outcome is missing, or the session is over.
  @inline(__always)
  mutating func advance() -> Effect {
    if !begun { begin() }
    while true {
      switch pipeline.step() {
      case .ask(let lane): ask(lane)
      case .send(let lane, let number): return .send(lane: lane, number: number)
      case .handOver: handOver()
      case .handOverRefused: handOverRefused()
      case .setAside: setAside()
      case .intervened: intervened()
      case .wait: return .wait
      case .finish: return .finished(finish())
      }
    }
  }

  private mutating func begin() {
    begun = true
    for (lane, strategy) in strategies.enumerated() {
      do throws(StrategyFault) {
        stopIfAsked(try strategy.start(pipeline.context(lane: lane)))
      } catch {
        fail(error)
      }
    }
  }

  @inline(__always)
  private mutating func ask(_ lane: Int) {
    do throws(StrategyFault) {
      take(try strategies[lane].nextBet(pipeline.context(lane: lane)), lane)
    } catch {
      fail(error)
    }
  }

  @inline(__always)
  mutating func take(_ answer: Answer, _ lane: Int) {
    switch answer {
    case .proposal(let proposal): pipeline.propose(proposal, lane: lane)
    case .delayed(let proposal, let delay): pipeline.propose(proposal, lane: lane, after: delay)
    case .nothing: pipeline.scriptEnded("next_bet returned nil")
    case .stop(let request): stopIfAsked(request)
    }
  }

  @inline(__always)
  private mutating func handOver() {
    // Not kept in a variable: right after the pipeline has written it in small pieces, copying it whole makes the
    // processor wait until they have all arrived in memory.
    transcript.append(pipeline.ended)
    countTicket()
    if let journal, let settlement = pipeline.ended.settlement {
      journal.record(entry(pipeline.ended, .settled(settlement)))
    }
    if isClosed { return }
    let lane = pipeline.ended.ticket.lane
    do throws(StrategyFault) {
      if pipeline.asksNext(lane) {
        take(try strategies[lane].exchange(pipeline.ended, pipeline.context(lane: lane)), lane)
      } else {
        stopIfAsked(try strategies[lane].handOver(pipeline.ended))
      }
    } catch {
      fail(error)
    }
  }

  private mutating func handOverRefused() {
    let ended = pipeline.ended
    let refusal = pipeline.takeRemark(ended.ticket).refusal
    transcript.append(ended)
    countTicket()
    journal?.record(entry(ended, .refused(refusal)))
    if isClosed { return }
    let lane = ended.ticket.lane
    do throws(StrategyFault) {
      stopIfAsked(try strategies[lane].handOverRefused(ended, why: refusal.why))
    } catch {
      fail(error)
    }
  }

  private func entry(_ ended: EndedTicket, _ outcome: Outcome) -> JournalEntry {
    JournalEntry(
      ticket: ended.ticket, fate: .outcome(outcome), won: ended.won, profit: ended.profit,
      balance: ended.balance, handedOver: true, now: pipeline.now)
  }

  private mutating func setAside() {
    guard let entry = pipeline.takeSetAside() else { return }
    transcript.append(setAside: entry)
    journal?.record(entry)
  }

  private mutating func finish() -> SessionResult {
    guard let stop = pipeline.stop else { preconditionFailure("a session that is over has a reason") }
    if !isClosed { closeScripts(stop) }
    takePrefix()
    for told in waiting { told?(nil) }
    waiting = []
    // A script that raises in on_stop has still played its session: the first cause stands.
    return SessionResult(
      stop: stop, statistics: pipeline.statistics, startBalance: pipeline.settings.startBalance,
      balance: pipeline.balance, reserved: pipeline.exposure, sessionTime: pipeline.now,
      transcriptSHA256: transcript.finish(stop.cause), closingFault: fault, cutAt: pipeline.cutAt,
      prefix: prefix)
  }

  @inline(__always)
  mutating func countTicket() {
    ticketsToLook -= 1
    if ticketsToLook == 0 { look() }
  }

  @inline(never)
  private mutating func look() {
    let tickets = transcript.tickets
    if tickets == checkpointAt {
      checkpoint?(state())
      checkpointAt = schedule.next().map { tickets + $0 }
    }
    if tickets == prefixAt { reachPrefix() }
    if tickets == course.next { course.note(pipeline.balance) }
    lookAgain(after: tickets)
  }

  private mutating func lookAgain(after tickets: Int) {
    let next = min(prefixAt ?? .max, checkpointAt ?? .max, course.next ?? .max)
    ticketsToLook = next == .max ? -1 : next - tickets
  }

  private mutating func reachPrefix() {
    takePrefix()
    guard endsAtPrefix else { return }
    isClosed = true
    pipeline.end(Stop(.interrupted, "as far as was asked for"))
  }

  private mutating func takePrefix() {
    guard prefixAt != nil else { return }
    prefix = state()
    prefixAt = nil
  }

  private mutating func state() -> SessionPrefix {
    SessionPrefix(&transcript, pipeline.statistics, balance: pipeline.balance)
  }

  private mutating func closeScripts(_ stop: Stop) {
    for (lane, strategy) in strategies.enumerated() {
      let summary = ClosingSummary(
        reason: stop.cause.rawValue, evidence: stop.evidence, context: pipeline.context(lane: lane),
        refused: pipeline.statistics.refused)
      do throws(StrategyFault) {
        try strategy.stop(summary)
      } catch {
        fault = error
        return
      }
    }
  }

  @inline(__always)
  private mutating func stopIfAsked(_ request: StopRequest?) {
    guard let request else { return }
    pipeline.end(Stop(.script, "stop() called" + (request.reason.map { ": \($0)" } ?? "")))
  }

  mutating func fail(_ error: StrategyFault) {
    if fault == nil { fault = error }
    isClosed = true
    pipeline.end(Stop(.scriptError, error.description))
  }
}
