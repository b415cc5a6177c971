import Foundation
import Testing

@Suite("The sessions of a ledger")
struct SessionsTests {
  @Test("where nothing was recorded yet, there is nothing to list")
  func none() throws {
    let program = try Program()
    let ending = try program.alea("sessions")
    #expect(ending.code == 0)
    #expect(ending.output == "nothing was recorded yet\n")
    #expect(try program.alea("sessions", "--json").output == "{\"sessions\":[]}\n")
    #expect(!FileManager.default.fileExists(atPath: program.ledger))
    for command in ["show", "export --format csv", "prune --keep 1", "diff 1 2"] {
      let ending = try program.alea(["sessions"] + command.split(separator: " ").map(String.init))
      #expect(ending.code == 74, "\(command)")
      #expect(ending.talk.contains("nothing was recorded yet"))
    }
  }

  @Test("are listed with what they came to, the newest last")
  func list() throws {
    let program = try Program()
    let first = try program.play("flat", "--max-bets", "20", "--seed", "1")
    let second = try program.play("fibonacci", "--max-bets", "30", "--stop-loss", "0.000001", "--seed", "1")
    let sessions = try program.sessions()
    #expect(sessions.map(\.session) == [1, 2])
    #expect(sessions.map(\.profit) == [first.profit, second.profit])
    #expect(sessions.map(\.bets) == [first.bets, second.bets])
    #expect(sessions.map(\.state) == [first.stop.reason, second.stop.reason])
    #expect(sessions.allSatisfy { !$0.resumable && $0.kept == "inputs" && $0.ended != nil })
    let table = try program.alea("sessions").outputLines
    #expect(table.count == 3)
    #expect(table[1].contains(/^ *1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ .*flat.* 20 .*BTC max-bets/))
  }

  @Test("are listed by script, house, date and number")
  func filters() throws {
    let program = try Program()
    for script in ["flat", "fibonacci", "flat"] { try program.play(script, "--max-bets", "5") }
    #expect(try program.sessions("--script", "fib").map(\.session) == [2])
    #expect(try program.sessions("--script", "flat").map(\.session) == [1, 3])
    #expect(try program.sessions("--house", "simulation").count == 3)
    #expect(try program.sessions("--house", "elsewhere").isEmpty)
    #expect(try program.sessions("--limit", "2").map(\.session) == [2, 3])
    #expect(try program.sessions("--limit", "0").count == 3)
    let second = try #require(try program.sessions().dropFirst().first).started
    #expect(try program.sessions("--since", second, "--limit", "0").contains { $0.session == 2 })
    #expect(try program.sessions("--until", second).contains { $0.session == 2 })
    let day = String(second.prefix(10))
    #expect(try program.sessions("--since", day).contains { $0.session == 3 })
    #expect(try program.sessions("--until", "2020-02-29").isEmpty)
    #expect(try program.sessions("--since", "2020-02-29T23:59").count == 3)
    #expect(try program.sessions("--since", "9999-12-31").isEmpty)
    #expect(try program.alea("sessions", "--script", "nope").output == "no session matches\n")
    #expect(try program.alea("sessions", "--limit", "1").output.contains("the newest 1; --limit 0 shows all"))
  }

  @Test("an ended one is shown with its summary and what it follows from")
  func ended() throws {
    let program = try Program()
    let run = try program.alea(
      "run", "flat", "-P", "base=0.00002", "--max-bets", "20", "--seed", "77", "--stop-loss", "10%", "--quiet"
    )
    let shown = try program.alea("sessions", "show")
    for line in run.outputLines where !line.hasPrefix("took") { #expect(shown.output.contains(line)) }
    for words in [
      "max-bets 20, stop-loss 0.1", "base=0.00002", "alea 0.1.0", "one bet at a time", "edge 1 %",
    ] {
      #expect(shown.output.contains(words), "\(words)")
    }
    let page = try program.page(1)
    #expect(page.summary?.seed == 77)
    #expect(page.summary?.bets == 20)
    #expect(page.state == "max-bets" && !page.resumable)
  }

  @Test("one that was cut off is running, then cut off, and can be resumed", arguments: ["inputs", "all"])
  func killed(kept: String) throws {
    let program = try Program()
    let running = try program.startRecorded(["flat", "--record", kept])
    #expect(try program.page().state == "running")
    #expect(try program.alea("sessions").output.contains("running"))
    running.signal(SIGKILL)
    _ = try running.end()
    let page = try program.page()
    #expect(page.state == "cut off" && page.resumable && page.summary == nil)
    let session = try #require(try program.sessions().first)
    #expect(session.state == "cut off" && session.ended == nil)
    #expect(session.bets > 0 && session.profit != nil)
    let shown = try program.alea("sessions", "show").output
    #expect(shown.contains("cut off; to go on: alea resume 1"))
    #expect(shown.contains("after \(try #require(page.checkpoint).tickets) tickets"))
  }

  @Test("one that was interrupted says so, and that it was resumed")
  func interrupted() throws {
    let program = try Program()
    try program.playInterrupted(["flat"])
    #expect(try program.page().state == "interrupted")
    #expect(try program.page().resumable)
    let resumed = try program.start(["resume", "--quiet"])
    #expect(resumed.wait { (try? program.page().state) == "running" })
    // It hears of an interruption once it plays: the replay is over when the ledger says that it goes on.
    #expect(resumed.wait { (try? program.page().events.map(\.kind)) == ["resumed"] })
    resumed.signal(SIGINT)
    #expect(try resumed.end().code == 130)
    #expect(try program.page().state == "interrupted")
    #expect(try program.alea("sessions", "show").output.contains(/resumed after \d+ tickets: interrupted/))
  }

  @Test(
    "wrong input is named",
    arguments: [
      Wrong("sessions foo", "'sessions' has no command 'foo'"),
      Wrong("sessions exprot", "did you mean 'export'?"), Wrong("sessions 3", "alea sessions show 3"),
      Wrong("help sessions foo", "see: alea help sessions"), Wrong("session", "did you mean 'sessions'?"),
      Wrong("sessions show x", "expected a session's number (see: alea sessions show --help)"),
      Wrong("sessions export", "--format"), Wrong("sessions export --format xml", "'csv' and 'jsonl'"),
      Wrong("sessions diff 1", "expected a session's number"),
      Wrong("sessions --since 2025-02-29", "expected a date such as"),
      Wrong("sessions --until tomorrow", "expected a date such as"),
      Wrong("sessions --since 2025-02-02 --until 2025-02-01", "lies behind"),
      Wrong("sessions --limit -1", "--limit -1 is out of range"),
      Wrong("sessions prune", "Exactly one rule"),
      Wrong("sessions prune --keep -1", "--keep -1 is out of range"),
      Wrong("sessions prune --keep 1 --id 2", "Exactly one rule"),
      Wrong("sessions prune --id 1 --live", "--live has no meaning"),
      Wrong("sessions show 9", "has no session 9", code: 66),
      Wrong("sessions export 9 --format csv", "has no session 9", code: 66),
      Wrong("sessions diff 1 9", "has no session 9", code: 66),
      Wrong("sessions prune --id 9", "has no session 9", code: 66),
      Wrong("sessions export 1 --format csv -o data/alea/alea.db", "is the ledger itself"),
      Wrong("sessions export 1 --format csv -o no/such/folder", "no/such/folder: ", code: 74),
    ])
  func wrong(wrong: Wrong) throws {
    let program = try Program()
    try program.play("flat", "--max-bets", "5")
    let ending = try program.alea(wrong.arguments.split(separator: " ").map(String.init))
    #expect(ending.code == wrong.code, "\(ending.talk)")
    #expect(ending.output.isEmpty)
    #expect(ending.talkLines.count == 1)
    #expect(ending.talk.contains(wrong.words), "\(ending.talk)")
    #expect(try program.sessions().count == 1)
  }
}
