import Analysis
import Dice
import Engine
import Foundation
import ScriptHost
import Scripting
import Synchronization

/// Many sessions side by side in script processes, added up, and some of them audited.
struct BacktestRun: Sendable {
  let loader: ScriptLoader
  /// The first session; all others differ in their number alone.
  let order: SessionOrder
  /// How many sessions there are from it on.
  let count: UInt32
  /// How many processes play.
  let jobs: Int
  let control: SessionControl
  /// Whether the profit of every session is wanted, for a comparison.
  var keepsProfits = false
  /// How many sessions have been played so far, by others who count in it too.
  var played = Counter()

  /// A number that all jobs count up.
  final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    var now: Int { value.load(ordering: .relaxed) }
    func add(_ more: Int) { value.add(more, ordering: .relaxed) }
  }

  /// What some of the sessions came to.
  struct Part: Sendable {
    var tally = Analysis.Tally()
    var rolls: RollCheck
    /// Those that will be audited, and how many have been: all, but where it was interrupted.
    var sample: [PlayedSession] = []
    var audited = 0
    /// The first that its script could not go on in.
    var failed: (session: UInt32, evidence: String)?
    /// Profits in units, in the order of the sessions from `start` on; a list for each job.
    var profits: [(start: UInt32, units: [Int64])] = []

    var isAudited: Bool { audited == sample.count }

    /// All profits, in the order of the sessions.
    var ordered: [Int64] { profits.sorted { $0.start < $1.start }.flatMap(\.units) }
  }

  /// Of a thousand sessions one is audited, and of fewer one.
  private static let auditedShare: UInt32 = 1_000

  /// Plays them all, or as far as they came before they were interrupted. Throws a `Failure` where a result is not true.
  func play() async throws -> Part {
    let sample = chosen()
    var part = try await withThrowingTaskGroup(of: Part.self) { group in
      for job in 0..<UInt32(jobs) {
        let (start, end) = (share(job), share(job + 1))
        guard start < end else { continue }
        group.addTask { try await DeskThread.run { try self.part(start, end - start, sample) } }
      }
      var whole = Part(rolls: RollCheck(sessions: Int(count)))
      do {
        for try await part in group {
          do throws(AnalysisError) {
            try whole.merge(part)
          } catch {
            throw Failure(.usage, error.description)
          }
        }
      } catch {
        // The others have nothing to add to any more.
        control.interrupt()
        throw error
      }
      return whole
    }
    if let (one, other) = part.rolls.shared {
      throw Failure(.broken, "sessions \(one) and \(other) had the same rolls: they are not independent")
    }
    part.audited = try await audit(part.sample)
    return part
  }

  private func share(_ job: UInt32) -> UInt32 { UInt32(UInt64(count) * UInt64(job) / UInt64(jobs)) }

  /// Which are audited: nobody who plays knows beforehand.
  private func chosen() -> Set<UInt32> {
    var sample: Set<UInt32> = []
    for _ in 0..<max(1, count / Self.auditedShare) {
      sample.insert(order.session + UInt32.random(in: 0..<count))
    }
    return sample
  }

  private func part(_ start: UInt32, _ count: UInt32, _ sample: Set<UInt32>) throws -> Part {
    let process = try loader.load()
    defer { process.end() }
    var part = Part(rolls: RollCheck(sessions: Int(self.count)))
    var problem: AnalysisError?
    var profits: [Int64] = []
    let places = order.places
    var first = order
    first.session += start
    do throws(HostError) {
      try process.play(SeriesOrder(first, count: count), control: control) { one in
        if problem != nil { return }
        do throws(AnalysisError) {
          try part.add(one, at: places, isSample: sample.contains(one.session))
          if keepsProfits { profits.append(one.result.profit.units) }
        } catch {
          problem = error
          control.interrupt()
        }
        played.add(1)
      }
    } catch {
      throw Failure(error, script: loader.script.path)
    }
    if let problem { throw Failure(.usage, problem.description) }
    part.profits = [(start, profits)]
    return part
  }
}

extension BacktestRun.Part {
  mutating func add(_ one: PlayedSession, at places: [Int], isSample: Bool) throws(AnalysisError) {
    try tally.add(one.result, winVariance: one.winVariance, balances: one.balances, at: places)
    if one.rolls.isWhole { rolls.add(one.rolls.value, session: one.session) }
    if isSample { sample.append(one) }
    if one.result.stop.cause == .scriptError, failed == nil {
      failed = (one.session, one.result.stop.evidence)
    }
  }

  mutating func merge(_ other: Self) throws(AnalysisError) {
    try tally.merge(other.tally)
    rolls.merge(other.rolls)
    sample += other.sample
    profits += other.profits
    if let theirs = other.failed, theirs.session < (failed?.session ?? .max) { failed = theirs }
  }
}
