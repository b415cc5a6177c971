import Dice
import Foundation
import GRDB
import HouseServer
import Ledger
import Testing

/// Sessions that are played against a loopback house, in a folder of their own.
struct LiveHouse {
  let program: Program
  private let house: OpenHouse
  private let hasFaults: Bool

  static let key = "practice-key-0123456789"

  /// Opens a house with one account, that has 1,000 coins of BTC.
  init(_ options: String...) throws {
    try self.init(options)
  }

  init(_ options: [String]) throws {
    try self.init(options, faults: [])
  }

  /// The same with faults, each at a bet's number; what is slow or late is so by 700 ms, which a reconciliation outlasts.
  init(_ options: [String] = [], faults: [(kind: FaultKind, bet: Int)]) throws {
    var program = try Program()
    program.environment.append("ALEA_API_KEY=\(Self.key)")
    program.environment.append("XDG_RUNTIME_DIR=\(program.folder.path)")
    self.program = program
    hasFaults = !faults.isEmpty
    var plan: [String] = []
    if !faults.isEmpty {
      let text = faults.map {
        "[[fault]]\nkind = \"\($0.kind.rawValue)\"\nat = \($0.bet)\nwait_ms = 700\n"
          + ($0.kind == .tooMany ? "retry_after = 1\n" : "")
      }.joined()
      plan = ["--faults", try program.folder.write("plan.toml", text)]
    }
    house = try OpenHouse(program, ["--key", Self.key, "--balance", "1000BTC"] + plan + options)
  }

  /// The address of its Bot API.
  var baseURL: String { house.base }

  /// Arguments of a live session, before its own.
  var arguments: [String] {
    [
      "run", "-m", "live-main", "--base-url", baseURL, "--confirm-live", "--quiet", "--json",
      "--stop-loss", "90%", "--max-duration", "10m", "--reconcile-wait", hasFaults ? "1s" : "100ms",
    ]
  }

  /// Plays a session to its end.
  func play(_ options: [String]) throws -> Program.Ending {
    try program.alea(arguments + options)
  }

  /// What the house has accepted.
  func accepted() throws -> [JournalEntry] {
    try JournalEntry.read(house.journal)
  }

  /// What the ledger has as settled, of every session or of one.
  func recorded(_ session: Int? = nil) throws -> [RecordedBet] {
    try PageChecks.register()
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: PageChecks.uri(program.ledger), configuration: configuration)
    let rows = try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT results.id, results.reference, results.nonce, results.roll, results.profit, tickets.stake
          FROM results JOIN tickets ON tickets.number = results.ticket AND tickets.id >> 40 = results.id >> 40
          WHERE results.roll IS NOT NULL AND (?1 IS NULL OR results.id >> 40 = ?1)
          """, arguments: [session])
    }
    return rows.map {
      RecordedBet(
        nonce: $0["nonce"], roll: $0["roll"], profit: $0["profit"], stake: $0["stake"])
    }.sorted { $0.nonce < $1.nonce }
  }

  /// Whether the house's journal and the ledger tell of the same bets.
  func expectSameBets(_ words: String = "", at location: SourceLocation = #_sourceLocation) throws {
    let ours = try recorded()
    let theirs = try accepted().map(RecordedBet.init).sorted { $0.nonce < $1.nonce }
    #expect(ours == theirs, "\(words)", sourceLocation: location)
  }
}

/// A settled bet, as both sides know it.
struct RecordedBet: Hashable {
  let nonce, roll, profit, stake: Int

  init(nonce: Int, roll: Int, profit: Int, stake: Int) {
    (self.nonce, self.roll, self.profit, self.stake) = (nonce, roll, profit, stake)
  }

  init(_ entry: JournalEntry) {
    self.init(
      nonce: Int(entry.nonce), roll: entry.roll, profit: Self.units(entry.profit),
      stake: Self.units(entry.amount))
  }

  private static func units(_ coins: String) -> Int {
    Amount(decimal: coins).map { Int($0.units) } ?? .min
  }
}
