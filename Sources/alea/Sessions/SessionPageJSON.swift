import Dice
import Engine
import Ledger
import Report

/// What `alea sessions show --json` prints; `docs/json.md` documents it.
struct SessionPageJSON: Encodable {
  private let session: Int64
  private let state: String
  private let resumable: Bool
  private let started: String
  private let ended: String?
  private let kept: String
  private let tickets, results: Int
  private let summary: SummaryJSON?
  private let checkpoint: Checkpoint?
  private let inputs: InputsJSON
  private let events: [Event]
  private let chainSha256: String

  init(_ session: RecordedSession, running: Int64?) {
    self.session = session.id
    state = session.state(running: running)
    resumable = session.isResumable(running: running)
    started = Moment.text(session.inputs.startedAtMilliseconds)
    ended = session.ending.map { Moment.text($0.endedAtMilliseconds) }
    kept = session.inputs.kept.rawValue
    (tickets, results) = (session.tickets, session.results)
    summary = session.ending.map { SummaryJSON(session.report($0)) }
    checkpoint = session.lastCheckpoint.map(Checkpoint.init)
    inputs = InputsJSON(session)
    events = session.events.map(Event.init)
    chainSha256 = session.chainSHA256
  }

  private struct Checkpoint: Encodable {
    let tickets, bets, wins: Int
    let wagered, balance, sha256: String

    init(_ prefix: SessionPrefix) {
      (tickets, bets, wins) = (prefix.tickets, prefix.bets, prefix.wins)
      (wagered, balance) = (prefix.wagered.description, prefix.balance.description)
      sha256 = prefix.sha256
    }
  }

  private struct Event: Encodable {
    let at, kind, text: String
    let handedOver, generated: Int?

    init(_ event: SessionEvent) {
      (at, kind, text) = (Moment.text(event.atMilliseconds), event.kind.rawValue, event.text)
      (handedOver, generated) = (event.position?.handedOver, event.position?.generated)
    }
  }

  func text() throws -> String { try JSONLine.text(self) }
}
