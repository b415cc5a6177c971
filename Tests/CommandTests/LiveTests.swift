import Foundation
import TestSupport
import Testing

@Suite("Live play against the loopback house")
struct LiveTests {
  /// How bets run side by side.
  enum Shape: String, CaseIterable, Sendable {
    case oneByOne, two, five, fifty, fiveLanes, fiftyLanes

    var arguments: [String] {
      switch self {
      case .oneByOne: []
      case .two: ["--max-concurrent", "2"]
      case .five: ["--parallel"]
      case .fifty: ["--max-concurrent", "50"]
      case .fiveLanes: ["--parallel", "--lanes"]
      case .fiftyLanes: ["--max-concurrent", "50", "--lanes"]
      }
    }
  }

  private static let strategies =
    Effort.isSoak ? Program.strategies : ["classic-martingale", "range-50-random"]

  @Test("the house's journal and the ledger tell of the same bets", arguments: Shape.allCases)
  func sameBets(shape: Shape) throws {
    for strategy in Self.strategies {
      let house = try LiveHouse("--latency", "uniform:0ms-4ms")
      let bets = Effort.size(60, soak: 200)
      let ending = try house.play([strategy, "--max-bets", "\(bets)"] + shape.arguments)
      let summary = try ending.summary()
      #expect(summary.unknown == 0 && summary.refused == 0, "\(strategy): \(ending.output)")
      try house.expectSameBets("\(strategy), \(shape)")
      #expect(summary.bets == (try house.accepted().count))
      let verified = try house.program.alea("verify")
      #expect(verified.code == 0, "\(strategy): \(verified.talk)")
    }
  }

  @Test("the rolls are proved once the seed is revealed")
  func revealed() throws {
    let house = try LiveHouse()
    let ending = try house.play(["flat", "--max-bets", "30", "--parallel", "--reveal"])
    #expect(ending.code == 0, "\(ending.talk)")
    let verified = try house.program.alea("verify")
    #expect(verified.code == 0 && verified.output.contains("fairness: 30 rolls"), "\(verified.output)")
  }

  @Test(
    "a recorded live session is played again by its answers", arguments: [Shape.oneByOne, .five, .fiveLanes])
  func replayed(shape: Shape) throws {
    let house = try LiveHouse("--latency", "uniform:0ms-4ms")
    let ending = try house.play(["classic-martingale", "--max-bets", "40"] + shape.arguments)
    #expect(ending.code == 0, "\(ending.talk)")
    let replayed = try house.program.alea("replay", "--verify")
    #expect(replayed.code == 0, "\(replayed.output)\(replayed.talk)")
    let exported = try house.program.export(1, "jsonl")
    #expect(exported == (try house.program.export(1, "jsonl")) && exported.split(separator: "\n").count == 40)
  }

  @Test("what live play demands is said before anything is sent", arguments: Demand.all)
  func demands(demand: Demand) throws {
    let house = try LiveHouse()
    let ending = try house.program.alea(
      ["run", "-m", "live-main", "--base-url", house.baseURL, "flat"] + demand.arguments)
    #expect(ending.code == 64 && ending.talk.contains(demand.words), "\(ending.talk)")
    #expect(try house.accepted().isEmpty)
  }

  struct Demand: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let words: String
    var testDescription: String { words }

    static let all = [
      Demand(arguments: ["--max-bets", "5", "--confirm-live"], words: "--stop-loss"),
      Demand(arguments: ["--stop-loss", "5%", "--confirm-live"], words: "--max-bets or --max-duration"),
      Demand(
        arguments: ["--stop-loss", "0.5", "--max-bets", "5", "--confirm-live"], words: "wants a currency"),
      Demand(arguments: ["--stop-loss", "5%", "--max-bets", "5"], words: "--confirm-live"),
      Demand(
        arguments: ["--stop-loss", "5%", "--max-bets", "5", "--confirm-live", "--no-ledger"],
        words: "--no-ledger"),
      Demand(
        arguments: ["--stop-loss", "5%", "--max-bets", "5", "--confirm-live", "--balance", "5"],
        words: "--balance is for simulation"),
      Demand(
        arguments: ["--stop-loss", "5%", "--max-bets", "5", "--confirm-live", "--faults", "refused=1%"],
        words: "--faults is for simulation"),
    ]
  }

  @Test("a key that the site refuses ends the program with its own code")
  func refusedKey() throws {
    let house = try LiveHouse()
    let ending = try house.play(["flat", "--max-bets", "5", "-k", "somebody-elses-key"])
    #expect(ending.code == 77, "\(ending.talk)")
    #expect(ending.talk.contains("shell's history") && !ending.talk.contains("somebody-elses-key"))
  }

  @Test(
    "an interrupt ends the session when what is in flight has settled", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupted(signal: Int32) throws {
    for seed in Effort.seeds(1, soak: 100) {
      var random = SplitMix64(SplitMix64.mix(seed, UInt64(signal)))
      let house = try LiveHouse("--latency", "20ms")
      let running = try house.program.start(
        house.arguments + ["flat", "--parallel", "--max-bets", "100000"])
      let moment = Int(random.next() % 40) + 1
      let hasBets = running.wait { ((try? house.accepted().count) ?? 0) >= moment }
      #expect(hasBets)
      // Some way into whatever comes next.
      usleep(UInt32(random.next() % 25_000))
      running.signal(signal)
      let ending = try running.end()
      #expect(ending.code == 130, "\(ending.talk) \(Effort.replay(seed))")
      let summary = try ending.summary()
      #expect(summary.unknown == 0 && summary.stop.reason == "interrupted", "\(Effort.replay(seed))")
      try house.expectSameBets(Effort.replay(seed))
    }
  }
}
