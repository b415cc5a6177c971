import Dice
import Engine
import ScriptHost
import Scripting
import TestSupport
import Testing

@Suite("Scripts of other bots with several bets outstanding")
struct BotDepthTests {
  /// The stake tells how many results had been handed over when the bet was made.
  private static let counting = """
    nextbet, chance, calls = 1000e-8, 50, 0
    function dobet()
      calls = calls + 1
      nextbet = calls * 1e-8
    end
    """

  /// Bets by all that a result, the clock and chance tell, and sleeps now and then.
  private static let nosy = """
    nextbet, chance, bethigh = 1e-6, 49.5, true
    local sum = 0
    function dobet()
      sum = (sum * 31 + lastBet.Roll * 100 + bets + math.random(100) + os.time() + math.floor(os.clock() * 1e4)) % 10007
      if win then nextbet = 1e-6 else nextbet = previousbet * 2 end
      if nextbet > 1e-4 then nextbet = 1e-6 end
      nextbet = nextbet + sum * 1e-8
      chance = 30 + math.floor(sum) % 40
      bethigh = sum % 2 < 1
      if sum % 5 < 1 then sleep(0.3) end
      if bets % 100 == 0 then resetseed() resetstats() end
    end
    """

  private func stakes(_ concurrency: Concurrency, bets: Int) throws -> [(lane: Int, stake: Int)] {
    let journal = RecordingJournal()
    let result = try Scene(Self.counting, bets: bets, concurrency: concurrency).played(journal: journal)
    #expect(result.statistics.bets == bets, "\(result.stop)")
    return journal.entries.sorted { $0.ticket.number < $1.ticket.number }.map {
      (lane: $0.ticket.lane, stake: Int($0.ticket.proposal.stake.units))
    }
  }

  @Test(
    "dobet is called once per result, the bet it leaves is the next ticket's, and the first tickets repeat the start",
    arguments: [1, 2, 5, 20])
  func oncePerResult(depth: Int) throws {
    let stakes = try stakes(.single(depth: depth, lookahead: depth), bets: 60).map(\.stake)
    #expect(stakes == Array(repeating: 1000, count: depth) + Array(1...60 - depth))
  }

  @Test("so it is where more may be outstanding than in flight")
  func ahead() throws {
    let stakes = try stakes(.single(depth: 3, lookahead: 9), bets: 60).map(\.stake)
    #expect(stakes == Array(repeating: 1000, count: 9) + Array(1...51))
  }

  @Test("each lane is a sequence of its own")
  func lanes() throws {
    let tickets = try stakes(.lanes(4), bets: 60)
    for lane in 0..<4 {
      let own = tickets.filter { $0.lane == lane }.map(\.stake)
      #expect(own.count == 15 && own == [1000] + Array(1...14))
    }
  }

  private static let kinds: [Concurrency] = [
    .sequential, .single(depth: 5, lookahead: 5), .single(depth: 3, lookahead: 9), .lanes(3),
  ]

  @Test(
    "both drivers, in this process and with the script in its own, play the same", arguments: kinds,
    Effort.seeds(2, soak: 50))
  func same(concurrency: Concurrency, seed: UInt64) async throws {
    let scene = try Scene(Self.nosy, bets: 400, concurrency: concurrency, seed: seed)
    let expected = try scene.played()
    #expect(expected.statistics.bets == 400, "\(expected.stop)")
    #expect(try scene.playedWhole(Scene.alea()) == expected, "\(Effort.replay(seed))")

    let process = try ScriptProcess(scene.script, launch: Scene.alea())
    let looped = LoopDriver.play(scene.session(process.strategies()), against: scene.order.house)
    #expect(looped == expected, "\(Effort.replay(seed))")

    let other = try ScriptProcess(scene.script, launch: Scene.alea())
    let house = ShufflingHouse(scene.order.house, seed: seed)
    let tasks = await TaskGroupDriver.play(scene.session(other.strategies()), against: house)
    #expect(tasks == expected, "\(Effort.replay(seed))")
  }
}
