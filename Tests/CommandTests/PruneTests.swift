import Foundation
import Ledger
import Testing

@Suite("Pruning a ledger")
struct PruneTests {
  private func prune(_ program: Program, _ options: String...) throws -> Program.Ending {
    let ending = try program.alea(["sessions", "prune"] + options)
    #expect(ending.code == 0, "\(ending.talk)")
    return ending
  }

  private func ids(_ program: Program) throws -> [Int] { try program.sessions().map(\.session) }

  @Test("shows what it would remove, and removes nothing without being told to")
  func dry() throws {
    let program = try Program()
    for _ in 0..<3 { try program.play("flat", "--max-bets", "5") }
    let before = try Data(contentsOf: URL(filePath: program.ledger))
    let ending = try prune(program, "--keep", "1")
    #expect(ending.outputLines.count { $0.hasSuffix("flat.lua, 5 bets: would be removed") } == 2)
    #expect(ending.outputLines.last == "nothing was removed: with --yes, 2 would be")
    #expect(try Data(contentsOf: URL(filePath: program.ledger)) == before)
    #expect(try prune(program, "--keep", "3").output == "no session to remove\n")
    #expect(try prune(program, "--keep", "3", "--yes").output == "no session to remove\n")
    #expect(try ids(program) == [1, 2, 3])
  }

  @Test("removes sessions with all that is theirs, gives the space back, and no number again")
  func keep() throws {
    let program = try Program()
    try program.play("fibonacci", "--max-bets", "3000", "--balance", "1000", "--record", "all")
    try program.play("flat", "--max-bets", "1000", "--record", "all", "--seed", "1")
    try program.play("flat", "--max-bets", "3000", "--record", "durable")
    let (kept, before) = (try program.export(2, "csv"), try size(program))
    let ending = try prune(program, "--id", "1", "--id", "3", "--yes")
    #expect(ending.outputLines.count { $0.hasSuffix(": removed") } == 2)
    #expect(try ids(program) == [2])
    #expect(try size(program) < before / 2)
    for table in ["tickets", "results", "checkpoints", "events", "endings", "seeds", "links"] {
      #expect(try program.number("SELECT count(*) FROM \(table) WHERE id >> 40 != 2") == 0, "\(table)")
    }
    #expect(try program.number("SELECT count(*) FROM scripts") == 1)
    try PageChecks.scan(program.ledger)
    #expect(try program.export(2, "csv") == kept)
    #expect(try program.alea("verify", "2").code == 0)
    try program.play("flat", "--max-bets", "5")
    #expect(try ids(program) == [2, 4])
    try PageChecks.scan(program.ledger)
  }

  @Test("by date removes what began before")
  func date() throws {
    let program = try Program()
    for _ in 0..<3 { try program.play("flat", "--max-bets", "5") }
    try program.change("UPDATE sessions SET started_at_ms = 1577836800000 + id WHERE id < 3")
    #expect(try prune(program, "--before", "2020-01-01", "--yes").output == "no session to remove\n")
    #expect(try program.sessions("--until", "2020-01-01").map(\.session) == [1, 2])
    _ = try prune(program, "--before", "2020-01-02", "--yes")
    #expect(try ids(program) == [3])
  }

  @Test("spares the newest session that can be resumed, unless its number is given")
  func resumable() throws {
    let program = try Program()
    try program.playKilled(["flat"])
    try program.playKilled(["flat"])
    try program.play("flat", "--max-bets", "5")
    let ending = try prune(program, "--keep", "0", "--yes")
    #expect(ending.output.contains("stays: it is the newest that can be resumed: --id 2 removes it"))
    #expect(try ids(program) == [2])
    _ = try prune(program, "--id", "2", "--yes")
    #expect(try ids(program).isEmpty)
    #expect(try program.alea("sessions").output == "no session matches\n")
    try PageChecks.scan(program.ledger)
  }

  @Test("spares the books of an account, unless it is told otherwise")
  func live() throws {
    let program = try Program()
    for _ in 0..<2 { try program.play("flat", "--max-bets", "5") }
    try program.change("UPDATE sessions SET house = 'duckdice' WHERE id = 1")
    #expect(try prune(program, "--keep", "0", "--yes").output.contains("stays: it was played at duckdice"))
    #expect(try ids(program) == [1])
    _ = try prune(program, "--keep", "0", "--live", "--yes")
    #expect(try ids(program).isEmpty)
  }

  @Test("waits for nobody who plays, and takes nothing from them")
  func inUse() throws {
    let program = try Program()
    try program.play("flat", "--max-bets", "5")
    let running = try program.startRecorded(["flat"])
    #expect(try prune(program, "--id", "2").output.contains("stays: it is being played"))
    let ending = try program.alea("sessions", "prune", "--id", "1", "--yes")
    #expect(ending.code == 69)
    #expect(ending.talk.contains("another process records in it (pid \(running.pid))"))
    running.signal(SIGKILL)
    _ = try running.end()
    #expect(try ids(program) == [1, 2])
  }

  private func size(_ program: Program) throws -> Int {
    try [program.ledger, program.ledger + "-wal"].reduce(0) { sum, path in
      guard FileManager.default.fileExists(atPath: path) else { return sum }
      return sum + (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
    }
  }
}
