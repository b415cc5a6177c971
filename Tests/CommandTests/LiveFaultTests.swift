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
    .balanceJump, .currency,
  ]

  @Test("an answer that contradicts the bet flags it and ends the session", arguments: lies)
  func contradiction(kind: FaultKind) throws {
    let house = try LiveHouse(faults: [(kind, 5)])
    let ending = try house.play(["flat", "--max-bets", "20"])
    #expect(ending.code == 70, "\(kind): \(ending.talk)\(ending.output)")
    let flagged = try house.program.number("SELECT count(*) FROM results WHERE flags & 2")
    #expect(flagged == 1, "\(kind)")
    #expect(try house.accepted().count <= 6, "\(kind)")
    #expect(try house.program.alea("verify").code == 0, "\(kind)")
    let resumed = try house.program.alea("resume", "--confirm-live")
    #expect(resumed.code == 64, "\(kind): \(resumed.talk)")
  }
}
