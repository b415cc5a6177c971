import Foundation
import HouseServer
import TestSupport
import Testing

@Suite("A house that fails")
struct LiveFaultTests {
  /// Faults that leave it open, or clear, what became of a bet; the account's figures decide each.
  private static let kinds: [FaultKind] = [
    .dropHead, .dropBefore, .dropAfter, .dropHeaders, .dropBody, .dropEnd, .error500Before, .error502After,
    .error503After, .error200, .truncated, .huge, .late, .slow, .cloudflare,
  ]

  @Test(
    "every fault, once, is survived: the session reaches its end, and both sides know the same bets",
    arguments: kinds)
  func single(kind: FaultKind) throws {
    for depth in Effort.isSoak ? [1, 8] : [1] {
      let house = try LiveHouse(faults: [(kind, 7)])
      let ending = try house.play(
        ["classic-martingale", "--max-bets", "20", "--max-concurrent", "\(depth)", "--timeout", "500ms"])
      let summary = try ending.summary()
      #expect(summary.bets == 20 || summary.unknown > 0, "\(kind), \(depth): \(ending.talk)\(ending.output)")
      if depth == 1 {
        #expect(ending.code == 0 && summary.bets == 20, "\(kind): \(ending.talk)\(ending.output)")
      }
      if summary.unknown == 0 { try house.expectSameBets("\(kind), \(depth)") }
      #expect(try house.program.alea("verify").code == 0)
    }
  }

  /// Replies that cannot be true.
  private static let lies: [FaultKind] = [
    .negativeWin, .wrongRoll, .wrongPayout, .echoStake, .echoChance, .echoSide, .nonceRepeated, .hashReused,
    .balanceJump, .currency, .nonceSkipped, .longStrings, .escapes,
  ]

  @Test("an answer that contradicts the bet flags it and ends the session", arguments: lies)
  func contradiction(kind: FaultKind) throws {
    // What repeats the bet before has none before the first.
    for position in Effort.isSoak ? Array(2...101) : [5] {
      let house = try LiveHouse(faults: [(kind, position)])
      let ending = try house.play(["flat", "--max-bets", "\(position + 15)"])
      #expect(ending.code == 70, "\(kind), \(position): \(ending.talk)\(ending.output)")
      let flagged = try house.program.number("SELECT count(*) FROM results WHERE flags & 2")
      #expect(flagged == 1, "\(kind), \(position)")
      #expect(try house.accepted().count <= position + 1, "\(kind), \(position)")
      #expect(try house.program.alea("verify").code == 0, "\(kind), \(position)")
      let text = ending.talk + ending.output
      #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "\(kind), \(position)")
      let resumed = try house.program.alea("resume", "--confirm-live")
      #expect(resumed.code == 64, "\(kind), \(position): \(resumed.talk)")
    }
  }

  @Test(
    "an answer that cannot be read is no answer: the account's figures decide",
    arguments: [FaultKind.nan, .infinite, .nesting])
  func unreadable(kind: FaultKind) throws {
    for position in Effort.isSoak ? Array(1...100) : [5] {
      let house = try LiveHouse(faults: [(kind, position)])
      let ending = try house.play(["flat", "--max-bets", "\(position + 3)"])
      #expect(ending.code == 0, "\(kind), \(position): \(ending.talk)\(ending.output)")
      #expect(try ending.summary().bets == position + 3, "\(kind), \(position)")
      try house.expectSameBets("\(kind), \(position)")
      #expect(try house.program.alea("verify").code == 0, "\(kind), \(position)")
    }
  }

  @Test("a roll that the seeds did not make, or another seed than was promised, is found out by the reveal")
  func unfair() throws {
    for (kind, occasion) in [(FaultKind.unfairRoll, 5), (.wrongSeedHash, 1)] {
      let house = try LiveHouse(faults: [(kind, occasion)])
      let ending = try house.play(["flat", "--max-bets", "20", "--reveal"])
      #expect(ending.code == 0, "\(kind): \(ending.talk)\(ending.output)")
      let verified = try house.program.alea("verify")
      #expect(verified.code == 99 && verified.talk.contains("did not play fair"), "\(kind): \(verified.talk)")
    }
  }
}
