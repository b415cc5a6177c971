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

  @Test("sends what was withdrawn when it ended once, however often it ends before that")
  func withdrawn() throws {
    let house = try LiveHouse("--latency", "40ms")
    let shape = ["flat", "--max-bets", "60", "--max-concurrent", "2", "--lookahead", "30"]
    try interrupt(house, house.arguments + shape, .interrupt, behind: 5)
    let resume = ["resume", "--confirm-live", "--json", "--quiet", "--reconcile-wait", "100ms"]
    // Some of what was withdrawn is sent, and the rest is withdrawn again; then it is killed amid the same bets.
    try interrupt(house, resume, .interrupt, behind: 10)
    #expect(try house.program.page().state == "interrupted")
    try house.expectSameBets("interrupted twice")
    try interrupt(house, resume, .kill, behind: 15)
    try interrupt(house, resume, .interrupt, behind: 20)
    #expect(try house.program.page().state == "interrupted")
    let ended = try house.program.alea(resume)
    #expect(ended.code == 0, "\(ended.talk)")
    try house.expectSameBets("at the end")
    #expect(try house.accepted().count == 60)
    #expect(try house.program.alea("verify").code == 0)
  }

  private enum End { case interrupt, kill }

  /// Ends a session from outside once the house has so many bets, all in the middle of what was generated at first.
  private func interrupt(_ house: LiveHouse, _ arguments: [String], _ end: End, behind bets: Int) throws {
    let running = try house.program.start(arguments)
    let isThere = running.wait { ((try? house.accepted().count) ?? 0) >= bets }
    #expect(isThere)
    running.signal(end == .kill ? SIGKILL : SIGINT)
    let code = try running.end().code
    #expect(end == .kill || code == 130)
  }
}
