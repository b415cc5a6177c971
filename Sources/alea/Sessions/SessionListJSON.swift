import Dice
import Engine
import Foundation
import Ledger
import Report

/// What `alea sessions --json` prints; `docs/json.md` documents it.
struct SessionListJSON: Encodable {
  private let sessions: [Item]

  init(_ sessions: [RecordedSession], running: Int64?) {
    self.sessions = sessions.map { Item($0, running: running) }
  }

  struct Item: Encodable {
    let session: Int64
    let started: String
    let ended: String?
    let script, house, currency: String
    let seed: UInt64
    let kept, state: String
    let resumable: Bool
    let bets: Int
    let profit: String?

    init(_ session: RecordedSession, running: Int64?) {
      let (inputs, figures) = (session.inputs, RecordedFigures(session))
      self.session = session.id
      started = Moment.text(inputs.startedAtMilliseconds)
      ended = session.ending.map { Moment.text($0.endedAtMilliseconds) }
      (script, house, currency) = (inputs.script, inputs.house, inputs.currency)
      (seed, kept) = (inputs.seed, inputs.kept.rawValue)
      state = session.state(running: running)
      resumable = session.isResumable(running: running)
      bets = figures.bets
      profit = figures.profit?.description
    }
  }

  func text() throws -> String { try JSONLine.text(self) }
}
