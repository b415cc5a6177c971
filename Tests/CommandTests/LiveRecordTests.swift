import Dice
import Engine
import Foundation
import Ledger
import Simulation
import Synchronization
import TestSupport
import Testing

/// Records of a house that takes its time and reveals its seeds afterwards, as live play makes them.
@Suite("A record of live play")
struct LiveRecordTests {
  private static let serverSeed = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  private static let shapes: [Concurrency] = [
    .sequential, .single(depth: 5, lookahead: 5), .single(depth: 3, lookahead: 24), .lanes(5),
  ]

  /// Rolls by the site's scheme in the order in which bets come, and answers in any order.
  private final class Site: House {
    private let rolls = DuckDiceRolls(serverSeed: serverSeed, clientSeed: "client")
    private let nonce = Mutex(0)
    private let hash = SeedCommitment(serverSeed: serverSeed).sha256

    func place(_ ticket: Ticket) async -> Reply {
      let nonce = nonce.withLock { nonce in
        defer { nonce += 1 }
        return nonce
      }
      for _ in 0..<(ticket.number * 7 % 5) { await Task.yield() }
      let settlement = Settlement(roll: rolls.roll(nonce: UInt64(nonce)), nonce: nonce)
      return Reply(
        outcome: .settled(settlement), latency: 0,
        receipt: Receipt(reference: "bet-\(nonce)", serverSeedHash: hash, clientSeed: "client"))
    }
  }

  private final class Clock: Sendable {
    private let ticks = Atomic<Int64>(0)
    @Sendable func now() -> Nanoseconds { ticks.add(1, ordering: .relaxed).newValue * 1_000_000 }
  }

  /// A program with a ledger that has one live session of a script in Lua.
  private func recorded(_ concurrency: Concurrency, seed revealed: String = serverSeed) async throws
    -> Program
  {
    let program = try Program()
    let path = program.folder.file("live.db")
    var limits = Limits()
    limits.maxBets = 300
    var inputs = SessionInputs(
      settings: PipelineSettings(
        concurrency: concurrency, sending: .bySlot, time: .measured, limits: limits,
        startBalance: Amount(units: 100_000_000)))
    (inputs.kept, inputs.house, inputs.currency) = (.durable, "duckdice", "BTC")
    (inputs.latency, inputs.faults) = ("fixed:100ms", "refused=0,unknown=0")
    inputs.script = "flat.lua"
    inputs.scriptText = Array(
      "function next_bet(ctx) return 0.000001 * (1 + ctx.bets % 3), 49.5, 'high' end".utf8)
    (inputs.loadMilliseconds, inputs.callbackMilliseconds, inputs.killAfterMilliseconds) = (
      2_000, 2_000, 5_000
    )
    let writer = try LedgerWriter(path: path)
    let recorder = try writer.begin(inputs)
    recorder.note(
      SeedPair(
        serverSeedHash: SeedCommitment(serverSeed: Self.serverSeed).sha256, clientSeed: "client",
        firstNonce: 0,
        serverSeed: revealed))
    let session = Session(
      settings: inputs.settings,
      strategies: (0..<concurrency.laneCount).map { _ in ByCount() }, journal: recorder)
    let result = await TaskGroupDriver.play(session, against: Site(), journal: recorder, now: Clock().now)
    try recorder.end(SessionEnding(result: result, endedAtMilliseconds: 1, wallMilliseconds: 1))
    try writer.close()
    #expect(result.statistics.bets == 300)
    return program
  }

  /// The same strategy as the recorded text.
  private final class ByCount: Strategy {
    func start(_ context: Context) throws(StrategyFault) -> StopRequest? { nil }
    func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
      guard let chance = Chance(winningRolls: 4950) else { return .nothing }
      let stake = Amount(units: Int64(100 * (1 + context.bets % 3)))
      return .proposal(Proposal(stake: stake, chance: chance, high: true))
    }
    func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { nil }
    func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? { nil }
    func stop(_ summary: ClosingSummary) throws(StrategyFault) {}
  }

  @Test("is verified: chain, limits, balance, transcript, and rolls by the revealed seed", arguments: shapes)
  func verified(concurrency: Concurrency) async throws {
    let program = try await recorded(concurrency)
    let ending = try program.alea("verify", "--ledger", "live.db")
    #expect(ending.code == 0, "\(ending.talk)")
    #expect(ending.output.contains("300 tickets keep the limits"))
    #expect(ending.output.contains("300 rolls follow from the revealed server seed"))
    #expect(ending.output.contains("transcript sha256"))
  }

  @Test("is refused where another seed was revealed than the one whose hash was shown")
  func otherSeed() async throws {
    let program = try await recorded(.sequential, seed: "another seed")
    let ending = try program.alea("verify", "--ledger", "live.db")
    #expect(ending.code == 99)
    #expect(ending.talk.contains("was shown"))
  }
}
