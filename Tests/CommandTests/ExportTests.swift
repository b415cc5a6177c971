import Foundation
import Testing

@Suite("Exported sessions")
struct ExportTests {
  private static let kinds = [
    [], ["--parallel", "--faults", "refused=5%"],
    ["--parallel", "--lanes", "--latency", "lognormal:100ms,0.5", "--faults", "refused=3%,unknown=0.2%"],
    ["--max-concurrent", "7", "--lookahead", "20", "--take-profit", "0.00001"],
  ]

  @Test("are the lines of --jsonl, again and again, whatever is kept of them", arguments: kinds)
  func same(kind: [String]) throws {
    let program = try Program()
    var tables: Set<String> = []
    for (place, kept) in ["inputs", "all", "durable"].enumerated() {
      try program.alea(
        ["run", "classic-martingale", "--max-bets", "1200", "--seed", "5", "--record", kept, "--quiet"]
          + ["--jsonl", "bets.jsonl"] + kind)
      let lines = program.folder.read("bets.jsonl")
      #expect(lines.count > 1000)
      #expect(try program.export(place + 1, "jsonl") == lines, "\(kept)")
      #expect(try program.alea("sessions", "export", "--format", "jsonl", "-o", "again").output.isEmpty)
      #expect(program.folder.read("again") == lines)
      tables.insert(try program.export(place + 1, "csv"))
      tables.insert(try program.export(place + 1, "csv"))
    }
    #expect(tables.count == 1)
  }

  @Test("have the bytes that they have on every machine")
  func pinned() throws {
    let program = try Program()
    let source = """
      local n = 0
      function next_bet(ctx)
        n = n + 1
        if n % 5 == 0 then return 1e-6 * n, range(100 * n, 100 * n + 999), "out" end
        return 1e-6 * n, 40 + math.random(20), n % 2 == 0 and "high" or "low"
      end
      """
    _ = try program.folder.write("pinned.lua", source)
    try program.alea(
      "run", "pinned.lua", "--max-bets", "200", "--seed", "42", "--faults", "refused=5%", "--parallel",
      "--quiet")
    try program.alea("sessions", "export", "--format", "csv", "-o", "pinned.csv")
    let sum = try program.shell("(sha256sum || shasum -a 256) < '\(program.folder.file("pinned.csv"))'")
      .output
    #expect(sum.prefix(64) == "005165d41d702c982d64a983a41bb84a40236c4824096cf4123da24e7e943fa0")
    let lines = program.folder.read("pinned.csv").split(separator: "\n")
    #expect(
      lines[0]
        == "ticket,lane,asked,after,stake,chance,side,outcome,roll,win,profit,balance,handed_over,ms,why")
    #expect(lines[1] == "0,0,0,0,0.00000100,51,low,settled,2643,true,0.00000094,1.00000094,true,100,")
  }

  @Test("hold every field of the lines, by RFC 4180")
  func fields() throws {
    let program = try Program()
    try program.play("flat", "--max-bets", "100", "--seed", "3", "--faults", "refused=20%,unknown=1%")
    let lines = try Program.Ending.lines(try program.export(1, "jsonl"))
    let table = try program.export(1, "csv")
    #expect(!table.contains("\r") && table.hasSuffix("\n"))
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == lines.count)
    for (row, line) in zip(rows, lines) {
      #expect(row.count >= 15)
      #expect(row[0] == "\(line.ticket)" && row[7] == line.outcome && row[12] == "\(line.handedOver)")
      #expect(row[8] == (line.roll.map { "\($0)" } ?? "") && row[9] == (line.win.map { "\($0)" } ?? ""))
      #expect(row[11].count >= 10 && row[11].suffix(9).first == ".")
      let why = row[14...].joined(separator: ",")
      let isQuoted = why.hasPrefix("\"")
      #expect((isQuoted ? String(why.dropFirst().dropLast()) : why) == line.why ?? "")
    }
  }

  @Test("end where the record ends, and say so", arguments: ["inputs", "all", "durable"])
  func killed(kept: String) throws {
    let program = try Program()
    let side = ["--parallel", "--lanes", "--latency", "lognormal:100ms,0.5"]
    try program.playKilled(["flat", "--record", kept, "--seed", "8"] + side)
    let ending = try program.alea("sessions", "export", "--format", "jsonl")
    #expect(ending.code == 0)
    let lines = ending.outputLines
    #expect(ending.talk.contains("session 1 has no end: its first \(lines.count) tickets are known"))
    let page = try program.page()
    let checkpoint = try #require(page.checkpoint).tickets
    // Where every bet is recorded in batches, a checkpoint is written before the bets that it covers.
    switch kept {
    case "inputs": #expect(lines.count == checkpoint)
    case "all": #expect(lines.count == page.tickets)
    default: #expect(lines.count >= checkpoint)
    }
    // What was played is the beginning of what another session with this seed plays.
    try program.alea(
      ["run", "flat", "--balance", "1000", "--seed", "8", "--max-bets", "\(lines.count + 100)", "--quiet"]
        + ["--jsonl", "bets.jsonl"] + side)
    #expect(program.folder.read("bets.jsonl").hasPrefix(ending.output))
  }

  @Test("have a bet once that was withdrawn and sent later", arguments: ["inputs", "all", "durable"])
  func resumed(kept: String) throws {
    let program = try Program()
    try program.playInterrupted(["flat", "--record", kept, "--parallel", "--jsonl", "first.jsonl"])
    let first = try program.export(1, "jsonl")
    #expect(first == program.folder.read("first.jsonl"))
    #expect(first.contains("withdrawn"))
    let resumed = try program.start(["resume", "--quiet"])
    #expect(resumed.wait { (try? program.page().events.map(\.kind).last) == "resumed" })
    resumed.signal(SIGINT)
    #expect(try resumed.end().code == 130)
    let lines = try Program.Ending.lines(try program.export(1, "jsonl"))
    #expect(lines.map(\.ticket) == Array(0..<lines.count))
    let withdrawn = lines.count { $0.outcome == "withdrawn" }
    #expect(lines.suffix(withdrawn).allSatisfy { $0.outcome == "withdrawn" })
    #expect(withdrawn == (try program.page().summary?.withdrawn))
  }

  @Test(
    "whose record was changed are a failure",
    arguments: [
      ("inputs", "UPDATE endings SET transcript_sha256 = replace(transcript_sha256, '0', '1')"),
      ("inputs", "UPDATE checkpoints SET balance = balance + 1"),
      ("inputs", "UPDATE sessions SET seed = seed + 1"),
      ("all", "UPDATE results SET balance = balance + 1 WHERE ticket = 900"),
      ("all", "UPDATE results SET profit = profit + 1 WHERE ticket = 900"),
      ("all", "UPDATE tickets SET stake = stake + 1 WHERE number = 900"),
      ("all", "UPDATE endings SET transcript_sha256 = replace(transcript_sha256, '0', '1')"),
      ("durable", "UPDATE results SET roll = roll + 1 WHERE ticket = 900"),
      ("durable", "UPDATE tickets SET stake = stake + 1 WHERE number = 900"),
    ])
  func changed(kept: String, sql: String) throws {
    let program = try Program()
    try program.play("flat", "--max-bets", "1100", "--seed", "2", "--record", kept)
    try program.change(sql)
    let ending = try program.alea("sessions", "export", "--format", "csv", "-o", "out.csv")
    #expect(ending.code == 99, "\(ending.talk)")
    #expect(ending.talkLines.count == 1)
    #expect(ending.talk.contains("session 1"))
  }

  @Test("that nobody can read are a disk fault")
  func unwritable() throws {
    let program = try Program()
    try program.play("flat", "--max-bets", "3000", "--record", "all")
    #expect(try program.alea("sessions", "export", "--format", "csv", "-o", "/dev/full").code == 74)
    let gone = try program.shell("alea sessions export --format csv | head -1; echo ${PIPESTATUS[0]}")
    #expect(gone.outputLines.first?.hasPrefix("ticket,") == true)
    #expect(["74", "0"].contains(gone.outputLines.last ?? ""))
  }
}
