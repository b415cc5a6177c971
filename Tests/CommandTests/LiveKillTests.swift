import Foundation
import TestSupport
import Testing

@Suite("A live session that is killed")
struct LiveKillTests {
  private static let shapes: [[String]] = [
    [], ["--parallel"], ["--parallel", "--lanes"], ["--max-concurrent", "16", "--lookahead", "40"],
  ]

  @Test("loses no bet and places none twice, and goes on to its end", arguments: shapes.indices)
  func goesOn(shape: Int) throws {
    let bets = Effort.size(30, soak: 60)
    for seed in Effort.seeds(2, soak: 50) {
      var random = SplitMix64(SplitMix64.mix(seed, UInt64(shape)))
      let house = try LiveHouse("--latency", "uniform:0ms-8ms")
      let running = try house.program.start(
        house.arguments + ["classic-martingale", "--max-bets", "\(bets)"] + Self.shapes[shape])
      let moment = Int(random.next() % UInt64(bets - 5)) + 1
      let isThere = running.wait { ((try? house.accepted().count) ?? 0) >= moment }
      #expect(isThere)
      // Some way into whatever comes next.
      usleep(UInt32(random.next() % 6_000))
      running.signal(SIGKILL)
      _ = try running.end()
      let resumed = try house.program.alea(
        "resume", "--confirm-live", "--json", "--quiet", "--reconcile-wait", "50ms")
      let words = "shape \(shape), killed at \(moment): \(Effort.replay(seed))"
      #expect(resumed.code == 0, "\(words): \(resumed.talk)")
      try house.expectSameBets(words)
      #expect(try house.accepted().count == bets, "\(words)")
      let verified = try house.program.alea("verify")
      #expect(verified.code == 0, "\(words): \(verified.talk)")
    }
  }
}
