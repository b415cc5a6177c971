import Dice
import Engine
import Foundation
import TestSupport
import Testing

@Suite("Where a record says otherwise than its script plays")
struct ReplayDifferenceTests {
  /// Line 4 returns the bets of even numbers, line 6 those of odd ones, through a function of its own.
  private static let script = """
    local function stake(times) return times * 1e-6 end
    function next_bet(ctx)
      if ctx.bets % 2 == 0 then
        return stake(1), 49.5, "high"
      end
      return stake(2), 49.5, "high"
    end
    """

  /// A session that was played, and a ledger in which one of its tickets has another stake.
  private func rewritten(
    _ ticket: Int, script text: String = script, arguments: [String] = []
  ) throws -> (Program, ledger: String) {
    let program = try Program()
    _ = try program.folder.write("mine.lua", text)
    let ending = try program.alea(
      ["run", "./mine.lua", "--max-bets", "40", "--seed", "2", "--quiet", "--record", "all"] + arguments)
    #expect(ending.code == 0)
    let other = program.folder.file("rewritten.db")
    try RewrittenLedger.write(program.folder.file("data/alea/alea.db"), to: other) {
      $0.number == ticket ? $0.staking(Amount(units: 7_777)) : $0
    }
    return (program, other)
  }

  @Test(
    "both sides, the line that returned the bet and what it saw are shown", arguments: [0, 1, 16, 17, 39])
  func shown(ticket: Int) throws {
    let (program, ledger) = try rewritten(ticket)
    let line = ticket % 2 == 0 ? 4 : 6
    let ending = try program.alea("replay", "--ledger", ledger)
    #expect(ending.code == 99, "\(ending.output) \(ending.talk)")
    #expect(
      ending.output.hasPrefix(
        "session 1 does not play as it is recorded: ticket \(ticket), bet: recorded 0.00007777"),
      "\(ending.output)")
    #expect(ending.output.contains("\n  recorded        0.00007777 at 49.5 % high, roll "))
    #expect(
      ending.output.contains("\n  replayed        0.0000\(line == 4 ? "01" : "02") at 49.5 % high, roll "))
    #expect(ending.output.contains(" (./mine.lua:\(line))\n"), "\(ending.output)")
    #expect(ending.output.contains("\n  the script saw  balance "))
    let found = try program.alea("replay", "--ledger", ledger, "--json").replayed()
    let difference = try #require(found.difference)
    #expect(!found.same && difference.ticket == ticket && difference.played.line == line)
    #expect(
      difference.recorded.stake?.units == 7_777 && difference.recorded.outcome == difference.played.outcome)
    let state = try #require(difference.state)
    #expect(state.bets == ticket && state.outstanding == 0 && state.now == Double(ticket) / 10)
  }

  @Test("--verify says so, with exit code 99")
  func verified() throws {
    let (program, ledger) = try rewritten(5)
    let ending = try program.alea("replay", "1", "--verify", "--ledger", ledger)
    #expect(ending.code == 99)
    #expect(ending.output.hasPrefix("session 1 does not play as it is recorded: ticket 5, bet: "))
    #expect(try program.alea("replay", "1", "--verify").code == 0)
  }

  @Test("side by side and in lanes too", arguments: [["--parallel"], ["--parallel", "--lanes"]])
  func sideBySide(arguments: [String]) throws {
    let (program, ledger) = try rewritten(23, arguments: arguments)
    let ending = try program.alea("replay", "--ledger", ledger, "--json")
    let found = try ending.replayed()
    #expect(ending.code == 99)
    let difference = try #require(found.difference)
    let state = try #require(difference.state)
    #expect(difference.ticket == 23 && difference.played.line == (state.bets % 2 == 0 ? 4 : 6))
    #expect(state.outstanding == 4 && (arguments.count == 1 || state.lane > 0))
  }

  @Test("a script of another bot is shown by its author's line, translated or not")
  func community() throws {
    let (program, ledger) = try rewritten(
      6,
      script: """
        nextbet = 0.00000100
        chance = 49.5
        bethigh = true
        function dobet()
          if bets != 6 then
            nextbet = 0.00000200
          else
            nextbet = 0.00000300
          end
        end
        """)
    let found = try program.alea("replay", "--ledger", ledger, "--json").replayed()
    #expect(found.difference?.played.line == 8 && found.difference?.played.stake?.units == 300)
  }

  @Test("a checkpoint that differs is named, and up to where all is the same")
  func checkpoint() throws {
    let program = try Program()
    try program.alea("run", "flat", "--max-bets", "3000", "--balance", "9", "--seed", "2", "--quiet")
    let other = program.folder.file("rewritten.db")
    var seen = 0
    try RewrittenLedger.write(
      program.folder.file("data/alea/alea.db"), to: other,
      checkpoint: { state in
        seen += 1
        guard seen == 2 else { return state }
        return SessionPrefix(
          tickets: state.tickets, sha256: state.sha256, bets: state.bets, wins: state.wins + 1,
          wagered: state.wagered, balance: state.balance)
      })
    #expect(seen >= 2)
    let ending = try program.alea("replay", "--ledger", other)
    #expect(ending.code == 99 && ending.output.contains("wins after "), "\(ending.output)")
    #expect(ending.output.contains("tickets are the same; single bets are not recorded"), "\(ending.output)")
  }

  @Test("a session that was recorded to have gone on is told of")
  func longer() throws {
    let program = try Program()
    try program.alea("run", "flat", "--max-bets", "40", "--seed", "2", "--quiet", "--record", "all")
    let other = program.folder.file("rewritten.db")
    // The same bets under a limit that ends the session before them.
    try RewrittenLedger.write(
      program.folder.file("data/alea/alea.db"), to: other, maxBets: 30, hasEnd: false)
    let ending = try program.alea("replay", "--ledger", other)
    #expect(ending.code == 99)
    #expect(
      ending.output.contains("ticket 30, bet: recorded 0.00000100 at 49.5 high, derived none"),
      "\(ending.output)")
    #expect(ending.output.contains("no bet: the session had ended by max-bets"), "\(ending.output)")
  }
}
