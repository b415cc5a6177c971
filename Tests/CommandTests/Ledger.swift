import Foundation
import GRDB
import Ledger
import Testing

/// What `alea sessions --json` prints.
struct SessionList: Decodable {
  struct Item: Decodable {
    let session: Int
    let script, state, kept, started: String
    let ended: String?
    let resumable: Bool
    let bets: Int
    let profit: Money?
  }

  let sessions: [Item]
}

/// What `alea sessions show --json` prints, as far as tests look at it.
struct SessionPage: Decodable {
  struct Checkpoint: Decodable { let tickets: Int }
  struct Event: Decodable { let kind: String }

  let session: Int
  let state: String
  let resumable: Bool
  let tickets: Int
  let checkpoint: Checkpoint?
  let summary: Summary?
  let events: [Event]
}

extension Program {
  /// Where the program records.
  var ledger: String { folder.file("data/alea/alea.db") }

  func sessions(_ options: String...) throws -> [SessionList.Item] {
    let ending = try alea(["sessions", "--json"] + options)
    #expect(ending.code == 0, "\(ending.talk)")
    return try Ending.decoder.decode(SessionList.self, from: Data(ending.output.utf8)).sessions
  }

  func page(_ session: Int? = nil) throws -> SessionPage {
    let ending = try alea(["sessions", "show", "--json"] + (session.map { ["\($0)"] } ?? []))
    return try Ending.decoder.decode(SessionPage.self, from: Data(ending.output.utf8))
  }

  /// Plays a session to its end and returns its summary.
  @discardableResult
  func play(_ arguments: String...) throws -> Summary {
    try alea(["run"] + arguments + ["--json", "--quiet"]).summary()
  }

  /// A session whose process was killed.
  func playKilled(_ arguments: [String]) throws {
    let running = try startRecorded(arguments)
    running.signal(SIGKILL)
    _ = try running.end()
  }

  /// A session that was interrupted.
  func playInterrupted(_ arguments: [String]) throws {
    let running = try startRecorded(arguments)
    running.signal(SIGINT)
    #expect(try running.end().code == 130)
  }

  /// Starts a session without an end and leaves it running once the ledger has a checkpoint of it.
  func startRecorded(_ arguments: [String]) throws -> Running {
    let before = try sessions().count
    let running = try start(["run", "--balance", "1000", "--quiet"] + arguments)
    let isRecorded = running.wait {
      guard let sessions = try? sessions(), sessions.count > before else { return false }
      return (try? page())?.checkpoint != nil
    }
    #expect(isRecorded)
    return running
  }

  func export(_ session: Int, _ format: String) throws -> String {
    let ending = try alea("sessions", "export", "\(session)", "--format", format)
    #expect(ending.code == 0, "\(ending.talk)")
    return ending.output
  }

  /// Changes the ledger behind the program's back, with checksums of pages that are right.
  func change(_ sql: String) throws {
    try PageChecks.register()
    let queue = try DatabaseQueue(path: PageChecks.uri(ledger))
    try queue.write { db in
      try db.execute(sql: sql)
      #expect(db.changesCount > 0)
    }
    try queue.close()
  }

  /// A number that the ledger has.
  func number(_ sql: String) throws -> Int? {
    try PageChecks.register()
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: PageChecks.uri(ledger), configuration: configuration)
    return try queue.read { try Int.fetchOne($0, sql: sql) }
  }
}
