import TestSupport
import Testing

@Suite("Live play and simulation")
struct LiveSimulationTests {
  private static let strategies =
    Effort.isSoak ? Program.strategies : ["classic-martingale", "labouchere", "range-50-random"]

  @Test("give the same transcript at depth 1, by the same seeds", arguments: strategies)
  func same(strategy: String) throws {
    let seeds = ["--server-seed", "0123456789abcdef", "--client-seed", "loopback-client"]
    let house = try LiveHouse(seeds)
    let common = [strategy, "--seed", "7", "--max-bets", "\(Effort.size(40, soak: 400))"]
    let live = try house.play(common).summary()
    let simulated = try house.program.alea(
      ["run", "--balance", "1000", "--stop-loss", "90%", "--max-duration", "10m", "--json", "--quiet"]
        + common
        + seeds
    ).summary()
    #expect(live.transcriptSha256 != nil && live.transcriptSha256 == simulated.transcriptSha256)
    #expect(live.profit == simulated.profit && live.bets == simulated.bets)
    let verified = try house.program.alea("verify")
    #expect(verified.code == 0, "\(verified.talk)")
    #expect(verified.output.contains("derived again from its inputs"), "\(verified.output)")
  }

  @Test("a simulation wants both seeds, or none")
  func both() throws {
    let ending = try Program().alea("run", "flat", "--max-bets", "1", "--server-seed", "only")
    #expect(ending.code == 64 && ending.talk.contains("give both"), "\(ending.talk)")
  }
}
