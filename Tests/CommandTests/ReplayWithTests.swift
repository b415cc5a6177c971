import Foundation
import TestSupport
import Testing

@Suite("Another script on the rolls of a recorded session")
struct ReplayWithTests {
  private static let sides = [
    [], ["--parallel"], ["--parallel", "--lanes"],
    [
      "--max-concurrent", "4", "--lookahead", "9", "--latency", "lognormal:100ms,0.5", "--faults",
      "refused=9%",
    ],
  ]

  @Test(
    "plays as it does by itself with the same seed and settings", arguments: sides,
    ["inputs", "all", "durable"])
  func ownRun(side: [String], kind: String) throws {
    let program = try Program()
    let settings =
      ["--max-bets", "300", "--seed", "11", "--balance", "10", "--stop-loss", "50%", "--quiet", "--json"]
      + side
    let recorded = try program.alea(["run", "flat", "--record", kind] + settings).summary()
    for other in [["fibonacci", "-P", "base=0.00002"], ["classic-martingale"], ["range-50-random"]] {
      let alone = try program.alea(["run"] + other + settings + ["--no-ledger"]).summary()
      let ending = try program.alea(["replay", "--json", "--with"] + other)
      #expect(ending.code == 0, "\(ending.talk)")
      let found = try ending.replayed()
      let with = try #require(found.with)
      #expect(with.transcriptSha256 == alone.transcriptSha256, "\(other)")
      #expect(with.bets == alone.bets && with.balance == alone.balance && with.wagered == alone.wagered)
      #expect(with.maxDrawdown == alone.maxDrawdown && with.expectedLoss == alone.expectedLoss)
      #expect(found.recorded.transcriptSha256 == recorded.transcriptSha256)
      #expect(!found.same && found.difference != nil)
    }
  }

  @Test(
    "is the same where it is the same script, whatever its name", arguments: sides, ["inputs", "durable"])
  func same(side: [String], kind: String) throws {
    let program = try Program()
    let copy = try program.folder.write("copy.lua", Program.text("strategies/streak-hunter.lua"))
    try program.alea(
      [
        "run", "streak-hunter", "--max-bets", "200", "--seed", "4", "--balance", "10", "--quiet", "--record",
        kind,
      ]
        + side)
    let found = try program.alea("replay", "--with", copy, "--json").replayed()
    #expect(found.same && found.difference == nil)
    #expect(found.with?.transcriptSha256 == found.recorded.transcriptSha256)
    let told = try program.alea("replay", "--with", copy, "--quiet")
    #expect(told.code == 0 && told.talk.isEmpty)
    #expect(told.output.contains("both play the same: no bet differs"))
  }

  @Test("is shown beside it, with the first bet that differs and what such a comparison is worth")
  func shown() throws {
    let program = try Program()
    let others = ["one", "two"].enumerated().map { index, name in
      (
        name,
        "function next_bet(ctx)\n  if ctx.bets < 7 then\n    return 1e-6, 49.5, 'high'\n  end\n"
          + String(repeating: "\n", count: index) + "  return \(index + 2)e-6, 49.5, 'low'\nend\n"
      )
    }
    for (name, text) in others { _ = try program.folder.write("\(name).lua", text) }
    try program.alea("run", "./one.lua", "--max-bets", "20", "--seed", "9", "--quiet")
    let told = try program.alea("replay", "--with", "./two.lua", "--quiet")
    #expect(told.code == 0, "\(told.talk)")
    for words in [
      "they part at ticket 7\n", " (./one.lua:5)\n", " (./two.lua:6)\n", "0.000002 at 49.5 % low, roll ",
      "0.000003 at 49.5 % low, roll ", "The same rolls favour neither script",
    ] { #expect(told.output.contains(words), "\(words): \(told.output)") }
    let difference = try program.alea("replay", "--with", "./two.lua", "--json").replayed().difference
    #expect(difference?.ticket == 7 && difference?.state?.bets == 7)
    #expect(difference?.recorded.line == 5 && difference?.played.line == 6)
    // It is the same roll.
    #expect(difference?.recorded.outcome == difference?.played.outcome)
    #expect(try program.alea("replay", "2").code == 66, "nothing was recorded")
  }

  @Test("that ends before the recorded one parts from it there")
  func shorter() throws {
    let program = try Program()
    _ = try program.folder.write(
      "stops.lua", "function next_bet(ctx) if ctx.bets < 5 then return 1e-6, 49.5, 'high' end end")
    try program.alea("run", "flat", "--max-bets", "20", "--seed", "9", "--quiet")
    let told = try program.alea("replay", "--with", "./stops.lua", "--quiet")
    #expect(told.output.contains("they part at ticket 5\n"))
    #expect(told.output.contains("no bet: the session had ended by script"), "\(told.output)")
  }

  @Test("that raises is told of, with its exit code")
  func raises() throws {
    let program = try Program()
    _ = try program.folder.write("raises.lua", "function next_bet(ctx)\n  error('no')\nend")
    try program.alea("run", "flat", "--max-bets", "20", "--seed", "9", "--quiet")
    let told = try program.alea("replay", "--with", "./raises.lua", "--quiet")
    #expect(told.code == 65 && told.talk.contains("raises.lua:2"), "\(told.talk)")
  }

  @Test("ends after as many bets as a record that was interrupted or cut off", arguments: [SIGINT, SIGKILL])
  func cutOff(signal: Int32) throws {
    let program = try Program()
    let running = try program.start(["run", "flat", "--balance", "1000", "--seed", "5", "--quiet"])
    #expect(running.wait { program.hasCourse() })
    running.signal(signal)
    _ = try running.end()
    for other in ["flat", "fibonacci"] {
      let found = try program.alea("replay", "--with", other, "--json").replayed()
      #expect(found.with?.bets == found.recorded.bets && found.recorded.bets > 0)
      #expect(found.same == (other == "flat"))
    }
  }
}
