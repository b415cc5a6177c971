import Dice
import Engine
import Foundation
import Ledger
import Synchronization

/// What it costs that sessions are recorded.
enum LedgerCost {
  static func measure(alea: String) throws {
    let folder = NSTemporaryDirectory() + "alea-bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/alea.db"
    try inputs(alea, path)
    try rows(alea, path)
    try looks(alea, path)
    try commits(folder)
  }

  private static func run(_ alea: String, _ bets: Int, _ arguments: [String]) -> [String] {
    [
      alea, "run", "classic-martingale", "--seed", "7", "--quiet", "--balance", "1000000", "--max-bets",
      "\(bets)",
    ]
      + arguments
  }

  private static func inputs(_ alea: String, _ path: String) throws {
    let bets = 5_000_000
    for (name, cost) in [("CPU", \Cost.cpuSeconds), ("wall", \Cost.wallSeconds)] {
      let pairs = try Pairs(
        9, first: run(alea, bets, ["--ledger", path]), second: run(alea, bets, ["--no-ledger"]),
        cost: { $0[keyPath: cost] })
      Bench.say("recorded against --no-ledger, \(bets) bets, \(name) time: \(pairs.text)")
    }
  }

  private static func rows(_ alea: String, _ path: String) throws {
    let bets = 5_000_000
    let cost = try Cost(of: run(alea, bets, ["--ledger", path, "--record", "all"]))
    let rate = Double(bets) / cost.wallSeconds
    Bench.say(
      "--record all, \(bets) bets: \(Int(rate)) bets/s, \(Int(2 * rate)) rows/s of tickets and results, peak "
        + "\(cost.peakKiB / 1024) MiB")
  }

  /// Looks at a ledger of ten million rows.
  private static func looks(_ alea: String, _ path: String) throws {
    for command in [["sessions"], ["sessions", "show"]] {
      let walls = try (0..<9).map { _ in
        try Cost(of: [alea] + command + ["--ledger", path]).wallSeconds
      }.sorted()
      Bench.say(
        "alea \(command.joined(separator: " ")), ten million rows: \(Bench.figure(walls[4] * 1000)) ms (median of nine)"
      )
    }
  }

  /// Settled bets a second of the live journal, against a house that answers at once.
  private static func commits(_ folder: String) throws {
    for depth in [1, 5, 50] {
      let bets = 200 * depth + 2_000
      let rate = try wait { try await settled("\(folder)/\(depth).db", depth: depth, bets: bets) }
      Bench.say("live journal, synchronous=FULL, N = \(depth): \(Int(rate)) settled bets/s")
    }
  }

  private static func settled(_ path: String, depth: Int, bets: Int) async throws -> Double {
    var limits = Limits()
    limits.maxBets = bets
    var inputs = SessionInputs(
      settings: PipelineSettings(
        concurrency: .single(depth: depth, lookahead: depth), sending: .bySlot, time: .measured,
        limits: limits,
        startBalance: Amount(units: Amount.unitsPerCoin)))
    inputs.kept = .durable
    let writer = try LedgerWriter(path: path)
    let recorder = try writer.begin(inputs)
    let session = Session(settings: inputs.settings, strategies: [Flat()], journal: recorder)
    let start = ContinuousClock.now
    let result = await TaskGroupDriver.play(
      session, against: Instant(), journal: recorder,
      now: { [start] in Int64((ContinuousClock.now - start) / .nanoseconds(1)) })
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try recorder.end(SessionEnding(result: result, endedAtMilliseconds: 0, wallMilliseconds: 0))
    try writer.close()
    return Double(result.statistics.bets) / seconds
  }

  private static func wait<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws
    -> Value
  {
    let done = DispatchSemaphore(value: 0)
    let result = Mutex<Result<Value, any Error>?>(nil)
    Task {
      do {
        let value = try await body()
        result.withLock { $0 = .success(value) }
      } catch {
        result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    guard let result = result.withLock({ $0 }) else {
      preconditionFailure("a task that is done has a result")
    }
    return try result.get()
  }
}

/// A house that answers at once.
private struct Instant: House {
  func place(_ ticket: Ticket) async -> Reply {
    guard let roll = Roll(number: ticket.number * 7919 % 10_000) else {
      preconditionFailure("a remainder is a roll")
    }
    return Reply(outcome: .settled(Settlement(roll: roll, nonce: ticket.number)), latency: 0)
  }
}

/// The same bet again and again.
private final class Flat: Strategy {
  func start(_ context: Context) throws(StrategyFault) -> StopRequest? { nil }
  func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    guard let chance = Chance(winningRolls: 4950) else { return .nothing }
    return .proposal(Proposal(stake: Amount(units: 100), chance: chance, high: true))
  }
  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { nil }
  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? { nil }
  func stop(_ summary: ClosingSummary) throws(StrategyFault) {}
}
