import Dice
import DuckDice
import Foundation
import Ledger

/// The account that a live session plays with, as the ledger keeps it: never with the key.
struct LiveAccount: Codable, Equatable {
  /// The address of the Bot API.
  var baseURL: String
  /// `main`, `faucet`, `bonus HASH` or `tle HASH`.
  var mode: String
  /// The site's name of the account.
  var account: String
  /// What the site counted when the session began.
  var figures: AccountFigures

  /// The balance that is played with.
  var playMode: PlayMode? {
    let parts = mode.split(separator: " ", maxSplits: 1)
    switch (parts.first, parts.dropFirst().first.map(String.init)) {
    case ("main", nil): return .main
    case ("faucet", nil): return .faucet
    case ("bonus", .some(let hash)): return .bonus(hash)
    case ("tle", .some(let hash)): return .tle(hash)
    default: return nil
    }
  }

  /// The account as one line of JSON.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The account of a recorded session; fails where it has none.
  init(_ session: RecordedSession) throws {
    guard let text = session.events.first(where: { $0.kind == .account })?.text,
      let account = try? JSONDecoder().decode(LiveAccount.self, from: Data(text.utf8))
    else {
      throw Failure(
        .checkFailed, "session \(session.id): its record does not say which account it played with")
    }
    self = account
  }

  init(baseURL: String, mode: PlayMode, account: String, figures: AccountFigures) {
    (self.baseURL, self.account, self.figures) = (baseURL, account, figures)
    switch mode {
    case .main: self.mode = "main"
    case .faucet: self.mode = "faucet"
    case .bonus(let hash): self.mode = "bonus \(hash)"
    case .tle(let hash): self.mode = "tle \(hash)"
    }
  }
}
