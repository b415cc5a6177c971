import Foundation
import Testing

@Suite("alea report")
struct ReportCommandTests {
  private static let backtest = [
    "backtest", "classic-martingale", "-P", "max_streak=0", "--max-bets", "200", "--balance", "0.001023",
    "--sessions", "80", "--seed", "5", "-o", "result.json",
  ]

  @Test("writes the same page twice, from one process and from merged parts")
  func same() throws {
    let program = try Program()
    #expect(try program.alea(Self.backtest).code == 0)
    let first = try program.alea("report", "result.json", "-o", "first.html")
    #expect(first.code == 0 && first.output.isEmpty && first.talk.isEmpty, "\(first.talk)")
    for part in ["1/2", "2/2"] {
      let file = "part-\(part.prefix(1)).json"
      #expect(try program.alea(Self.backtest.dropLast() + [file, "--shard", part]).code == 0)
    }
    #expect(try program.alea("merge", "part-2.json", "part-1.json", "-o", "merged.json").code == 0)
    let merged = try program.alea("report", "merged.json", "-o", "-")
    let page = program.folder.read("first.html")
    #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n"))
    #expect(merged.output == page)
  }

  @Test("says what backtest says, and draws it")
  func text() throws {
    let program = try Program()
    let told = try program.alea(Self.backtest)
    let report = try program.alea("report", "result.json")
    #expect(report.code == 0 && report.talk.isEmpty, "\(report.talk)")
    let words = report.output.replacing(/\s+/, with: " ")
    for line in told.outputLines.prefix(12) {
      #expect(words.contains(line.replacing(/\s+/, with: " ")), "\(line)")
    }
    #expect(report.outputLines.filter { $0.contains(/[⠁-⣿]/) }.count > 20)
    let tooWide = report.outputLines.filter { $0.count > 80 && !$0.contains(/[0-9a-f]{64}/) }
    #expect(tooWide.isEmpty, "\(tooWide)")
  }

  @Test(
    "ends a session's balance where the ledger does, whatever was kept of it",
    arguments: ["inputs", "all", "durable"])
  func session(kept: String) throws {
    let program = try Program()
    let arguments = [
      "run", "classic-martingale", "--max-bets", "1300", "--seed", "5", "--record", kept, "--parallel",
      "--json", "--quiet",
    ]
    let summary = try program.alea(arguments).summary()
    let report = try program.alea("report", "1", "-o", "session.html")
    #expect(report.code == 0 && report.talk.isEmpty, "\(report.talk)")
    let page = program.folder.read("session.html")
    let table = try #require(page.firstMatch(of: /<caption>Balance<\/caption>.*?<\/table>/)).output
    let last = try #require(table.matches(of: /<td>([^<]*)<\/td>/).last).output.1
    let money = try JSONDecoder().decode(Money.self, from: Data("\"\(last)\"".utf8))
    #expect(money == summary.balance)
    #expect(table.matches(of: /<tr>/).count <= 502)
    #expect(try program.alea("report", "-o", "-").output == page)
    #expect(page.contains("<title>Session 1: strategies/classic-martingale.lua, simulation</title>"))
  }

  @Test("tells of a session that has no end as far as it is known, and says so")
  func cutOff() throws {
    let program = try Program()
    try program.playKilled(["flat", "--seed", "8"])
    let report = try program.alea("report", "1")
    #expect(report.code == 0 && report.talk.contains("session 1 has no end: its first"), "\(report.talk)")
    #expect(report.output.contains("Balance") && report.output.contains("cut off"))
  }

  @Test("is no report of a record that was changed")
  func changed() throws {
    let program = try Program()
    try program.play("flat", "--max-bets", "1100", "--seed", "2", "--record", "all")
    try program.change("UPDATE results SET balance = balance + 1 WHERE ticket = 900")
    let report = try program.alea("report", "1", "-o", "out.html")
    #expect(report.code == 99 && report.talkLines.count == 1, "\(report.talk)")
    #expect(program.folder.read("out.html").isEmpty)
  }

  @Test("shows how long a real house took")
  func live() throws {
    let house = try LiveHouse("--latency", "uniform:1ms-4ms")
    #expect(try house.play(["flat", "--max-bets", "20", "--parallel"]).code == 0)
    let report = try house.program.alea("report", "1", "-o", "-")
    #expect(report.code == 0, "\(report.talk)")
    #expect(report.output.contains("How long the house took") && report.output.contains(" ms</td>"))
    let simulated = try Program()
    try simulated.play("flat", "--max-bets", "20")
    #expect(!(try simulated.alea("report", "1").output.contains("How long the house took")))
  }

  @Test("says first that a result is void, and ends with the code that merge ends with")
  func void() throws {
    let program = try Program()
    #expect(try program.alea(Self.backtest).code == 0)
    let result = program.folder.read("result.json")
    _ = try program.folder.write("void.json", result.replacing(/"wins":"\d+"/, with: #""wins":"15000""#))
    for arguments in [["report", "void.json"], ["report", "void.json", "-o", "-"]] {
      let report = try program.alea(arguments)
      #expect(report.code == 70 && report.talk.contains("the result is void"), "\(report.talk)")
      let told = try #require(report.output.range(of: "the result is void")).lowerBound
      let average = try #require(report.output.range(of: "the average")).lowerBound
      #expect(told < average, "\(arguments)")
    }
    #expect(try program.alea("merge", "void.json").code == 70)
    let rate = try program.alea("merge", "result.json", "--bets-per-second", "nan")
    #expect(rate.code == 64 && rate.talk.contains("out of range"), "\(rate.talk)")
  }

  @Test("writes where a link leads to and into a pipe, also where a name has a space in it")
  func links() throws {
    let program = try Program()
    #expect(try program.alea(Self.backtest).code == 0)
    let real = try program.folder.write("a page.html", "old")
    let link = program.folder.file("a link.html")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
    #expect(try program.alea("report", "result.json", "-o", link).code == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == real)
    let page = program.folder.read("a page.html")
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    let pipe = program.folder.file("a pipe")
    let ending = try program.shell(
      "mkfifo 'a pipe' && (cat 'a pipe' > copy.html & alea report result.json -o 'a pipe'; code=$?; wait; exit $code)"
    )
    #expect(ending.code == 0, "\(ending.talk)")
    #expect(program.folder.read("copy.html") == page)
    let kind = try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
    #expect(kind != .typeRegular)
  }

  @Test("names what it cannot read or write, in one line")
  func refusals() throws {
    let program = try Program()
    #expect(try program.alea(Self.backtest).code == 0)
    try program.play("flat", "--max-bets", "5")
    let result = program.folder.read("result.json")
    try FileManager.default.createDirectory(
      atPath: program.folder.file("folder"), withIntermediateDirectories: false)
    _ = try program.folder.write("torn.json", String(result.dropLast(30)))
    _ = try program.folder.write("old.json", result.replacing(#""version":2"#, with: #""version":1"#))
    let wrong: [(arguments: [String], code: Int32, words: String)] = [
      (["nope.json"], 66, "nope.json: not there"), (["torn.json"], 66, "torn.json: is no result"),
      (["old.json"], 66, "a result of version 1"), (["99"], 66, "99"), (["--", "-1"], 66, "-1"),
      (["result.json", "-o", "/dev/full"], 74, "/dev/full"),
      (["1", "-o", "no/such/folder.html"], 74, "no/such"),
      (["result.json", "-o", "./result.json"], 64, "is the result itself"),
      (["1", "-o", program.ledger], 64, "is the ledger itself"),
      (["result.json", "-o", ""], 64, "expected a file"),
      (["result.json", "--bets-per-second", "0"], 64, "more than 0, less than 1000000"),
      (["result.json", "--bets-per-second", "2000000"], 64, "more than 0, less than 1000000"),
      (["result.json", "-o", "folder"], 74, "folder: is a folder"),
      (["1", "--ledger", "none.db"], 74, "none.db"),
    ]
    for (arguments, code, words) in wrong {
      let ending = try program.alea(["report"] + arguments)
      #expect(
        ending.code == code && ending.talkLines.count == 1, "\(arguments): \(ending.code) \(ending.talk)")
      #expect(ending.talk.contains(words), "\(arguments): \(ending.talk)")
    }
    #expect(program.folder.read("result.json") == result)
  }
}
