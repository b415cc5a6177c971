import Foundation
import Testing

@Suite("Two sessions side by side")
struct DiffTests {
  @Test("that are equal have the same tickets, whatever is kept of them")
  func equal() throws {
    let program = try Program()
    for kept in ["inputs", "all", "durable"] {
      try program.play("flat", "--max-bets", "1500", "--seed", "4", "--record", kept)
    }
    for pair in [["1", "2"], ["2", "3"], ["3", "1"], ["1", "1"]] {
      let ending = try program.alea(["sessions", "diff"] + pair)
      #expect(ending.code == 0, "\(ending.talk)")
      let said = "sessions \(pair[0]) and \(pair[1]): the same 1500 tickets\ntheir inputs are the same\n"
      #expect(ending.output == said)
    }
  }

  @Test("with different seeds differ in their first roll, and in the seed")
  func seed() throws {
    let program = try Program()
    for seed in ["1", "2"] { try program.play("flat", "--max-bets", "1500", "--seed", seed) }
    let ending = try program.alea("sessions", "diff", "1", "2")
    #expect(ending.code == 99)
    #expect(ending.outputLines.first == "ticket 0 differs")
    #expect(
      ending.outputLines.count { $0.contains(/session \d: ticket 0, .* at 49.5 high, settled, roll \d+/) }
        == 2)
    #expect(ending.output.hasSuffix("inputs that differ:\n  seed\n    session 1: 1\n    session 2: 2\n"))
    #expect(ending.talk.isEmpty)
  }

  @Test("with different scripts and limits differ where the lines of --jsonl do")
  func script() throws {
    let program = try Program()
    try program.alea(
      "run", "flat", "--max-bets", "300", "--seed", "1", "--quiet", "--jsonl", "a", "--record", "all")
    try program.alea(
      "run", "classic-martingale", "--max-bets", "200", "--seed", "1", "--quiet", "--jsonl", "b")
    let (left, right) = (
      try Program.Ending.lines(program.folder.read("a")), try Program.Ending.lines(program.folder.read("b"))
    )
    let first = try #require(zip(left, right).enumerated().first { $1.0.stake != $1.1.stake })
    let ending = try program.alea("sessions", "diff", "1", "2")
    #expect(ending.code == 99)
    #expect(ending.outputLines.first == "ticket \(first.offset) differs")
    for name in ["script", "script sha256", "limits"] { #expect(ending.output.contains("\n  \(name)\n")) }
    #expect(!ending.output.contains("\n  seed\n"))
  }

  @Test("of which one goes on say after which ticket the other ends")
  func longer() throws {
    let program = try Program()
    for bets in ["100", "2500"] { try program.play("flat", "--max-bets", bets, "--seed", "1") }
    let ending = try program.alea("sessions", "diff", "1", "2")
    #expect(ending.code == 99)
    #expect(ending.outputLines.first == "session 1 ends after 100 tickets, session 2 goes on")
    #expect(
      try program.alea("sessions", "diff", "2", "1").outputLines.first?.hasPrefix("session 1 ends") == true)
  }

  @Test("of which one was cut off say so")
  func cut() throws {
    let program = try Program()
    try program.playKilled(["flat", "--seed", "1"])
    let bets = try #require(try program.page().checkpoint).tickets
    try program.play("flat", "--balance", "1000", "--seed", "1", "--max-bets", "\(bets)")
    let ending = try program.alea("sessions", "diff", "1", "2")
    #expect(ending.code == 0, "\(ending.output)")
    #expect(ending.outputLines.first == "sessions 1 and 2: the same \(bets) tickets")
    #expect(ending.output.contains("session 1 has no end: no more of it is recorded"))
  }

  @Test("of which one cannot be read are no difference, but a failure of their record")
  func changed() throws {
    let program = try Program()
    for _ in 0..<2 { try program.play("flat", "--max-bets", "1500", "--seed", "1", "--record", "all") }
    try program.change("UPDATE results SET profit = profit + 1 WHERE id = (SELECT max(id) FROM results)")
    let ending = try program.alea("sessions", "diff", "1", "2")
    #expect(ending.code == 99)
    #expect(ending.output.isEmpty)
    #expect(ending.talk.contains("session 2, ticket 1499: its profit does not follow from its roll"))
  }
}
