import Dice
import Engine
import Ledger
import ScriptHost
import Synchronization

/// Plays a session bet by bet up to one ticket, in a process that says for every bet which line of the script it came
/// from. Slow: only where a difference was found is there a line to ask for. Blocks: for a thread of its own.
struct ScriptTrace {
  private let loader: ScriptLoader
  private let settings: PipelineSettings

  init(_ loader: ScriptLoader, _ settings: PipelineSettings) {
    var loader = loader
    loader.talks = false
    loader.traces = true
    // What was just fast enough is slower when it is traced.
    let most = ScriptTime.range.upperBound
    loader.time.loadMilliseconds = min(loader.time.loadMilliseconds * 10, most)
    loader.time.callbackMilliseconds = min(loader.time.callbackMilliseconds * 10, most)
    (self.loader, self.settings) = (loader, settings)
  }

  /// What the script proposed as ticket `number`; `play` plays the session, and gives its end if it has one.
  func move(_ number: Int, rolls: RecordedRolls? = nil, play: (Session) throws -> Stop?) throws -> Move {
    let process = try loader.load()
    let sighting = Sighting(of: number)
    let session = Session(
      settings: settings,
      strategies: process.strategies().map { RolledStrategy(TracedStrategy($0, sighting), rolls) },
      journal: sighting)
    let stop = try play(session)
    var move = sighting.move
    if move.bet == nil { move.stop = stop }
    return move
  }
}

/// What was seen of one ticket.
private final class Sighting: Journal {
  private let number: Int
  private let state = Mutex((move: Move(), proposed: 0))

  init(of number: Int) {
    self.number = number
  }

  var move: Move { state.withLock { $0.move } }
  /// Whether it has been proposed: no script is asked any more.
  var isPast: Bool { state.withLock { $0.proposed > number } }

  /// Each proposal is the next ticket: nobody else is asked while one is held.
  func note(_ answer: Answer, _ context: Context, line: Int?) {
    guard let bet = answer.proposal else { return }
    state.withLock { state in
      if state.proposed == number {
        state.move = Move(bet: bet, lane: context.lane, line: line, context: context)
      }
      state.proposed += 1
    }
  }

  func record(_ entry: JournalEntry) {
    guard entry.ticket.number == number else { return }
    state.withLock { ($0.move.fate, $0.move.won) = (entry.fate, entry.won) }
  }
}

/// Notes what a script answers, until the ticket has come.
private final class TracedStrategy: Strategy {
  private let script: RemoteStrategy
  private let sighting: Sighting

  init(_ script: RemoteStrategy, _ sighting: Sighting) {
    (self.script, self.sighting) = (script, sighting)
  }

  func start(_ context: Context) throws(StrategyFault) -> StopRequest? { try script.start(context) }

  func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    if sighting.isPast { return .nothing }
    return note(try script.nextBet(context), context)
  }

  func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer {
    if sighting.isPast { return .nothing }
    return note(try script.exchange(ended, context), context)
  }

  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
    sighting.isPast ? nil : try script.handOver(ended)
  }

  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    sighting.isPast ? nil : try script.handOverRefused(ended, why: why)
  }

  func stop(_ summary: ClosingSummary) throws(StrategyFault) {}

  private func note(_ answer: Answer, _ context: Context) -> Answer {
    sighting.note(answer, context, line: script.line)
    return answer
  }
}
