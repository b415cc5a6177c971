import Analysis
import Dice
import Report
import ScriptHost
import Scripting

/// Plays sessions to find out which base stakes a tolerated ruin leaves.
struct StakeTrials {
  let loader: ScriptLoader
  let parameter: String
  let tolerated: Double
  /// The most sessions of a trial, and those of a check.
  let sessions: UInt32
  let rolls: SharedRolls
  /// Makes the setting of a loader under a seed.
  let setting: (ScriptLoader, UInt64) throws -> BacktestSetting
  /// Hears of each stake that was tried.
  let told: (StakeTrial) -> Void

  /// Sessions that a trial begins with; four times as many follow until it is clear.
  private static let first: UInt32 = 500

  /// What a search came to.
  struct Outcome {
    var found, tooLarge: StakeTrial?
    var trials = 0
    var checks = 0
  }

  /// Searches the stakes of `range`.
  func search(_ range: ClosedRange<Int64>, seed: UInt64) async throws -> Outcome {
    var search = StakeSearch(range)
    var outcome = Outcome()
    // Each check has a seed of its own: one that failed says nothing about the next.
    var seeds = Draws(seed: seed, stream: .checks)
    var last: StakeTrial?
    while true {
      let stake: Int64
      let isCheck: Bool
      switch search.next {
      case .found(let found):
        outcome.found = found == nil ? nil : last
        return outcome
      case .trial(let next):
        (stake, isCheck) = (next, false)
        outcome.trials += 1
      case .check(let next):
        (stake, isCheck) = (next, true)
        outcome.checks += 1
      }
      let isSmallest = stake == range.lowerBound
      guard let setting = try loaded(stake, seed: isCheck ? seeds.next() : seed, isSmallest: isSmallest)
      else {
        search.answer(false)
        // What was too large before is not what is next to the stake any more.
        outcome.tooLarge = nil
        continue
      }
      let trial = try await isCheck ? check(stake, setting) : play(stake, setting)
      guard !isSmallest || !trial.isIdle else {
        throw Failure(.usage, "\(named(stake)): no session places a bet, so that ruin cannot be told")
      }
      last = trial
      told(trial)
      let isBorne = trial.isBorne(tolerated)
      search.answer(isBorne)
      if !isBorne { outcome.tooLarge = trial }
    }
  }

  /// What is played with a stake; nil where the script refuses one that is not the smallest, because it is too large for it.
  private func loaded(_ stake: Int64, seed: UInt64, isSmallest: Bool) throws -> BacktestSetting? {
    var loader = loader
    do throws(ScriptError) {
      loader.parameters = try ParameterValues(
        assignments: loader.parameters.assignments + [assignment(stake)])
    } catch {
      throw Failure(error)
    }
    do {
      return try setting(loader, seed)
    } catch let failure as Failure {
      if !isSmallest, failure.status == .script || failure.status == .usage { return nil }
      throw Failure(failure.status, "\(assignment(stake)): \(failure.description)")
    }
  }

  /// Plays until the interval of those that cannot go on is on one side of what is tolerated, or all sessions are played.
  private func play(_ stake: Int64, _ setting: BacktestSetting) async throws -> StakeTrial {
    var tally = Analysis.Tally()
    var (done, next): (UInt32, UInt32) = (0, min(Self.first, sessions))
    while true {
      let part = try await rolls.play(setting, first: done, count: next - done, named: named(stake))
      do throws(AnalysisError) {
        try tally.merge(part.tally)
      } catch {
        throw Failure(.usage, error.description)
      }
      done = next
      let trial = try trial(stake, setting, tally, isCheck: false)
      if done == sessions || trial.isBorne(tolerated) || trial.isTooMuch(tolerated) { return trial }
      next = min(sessions, done * 4)
    }
  }

  private func check(_ stake: Int64, _ setting: BacktestSetting) async throws -> StakeTrial {
    let part = try await rolls.play(setting, first: 0, count: sessions, named: named(stake))
    return try trial(stake, setting, part.tally, isCheck: true)
  }

  private func assignment(_ stake: Int64) -> String { "\(parameter)=\(Amount(units: stake).plain)" }

  private func named(_ stake: Int64) -> String { "\(loader.script.path) \(assignment(stake))" }

  private func trial(
    _ stake: Int64, _ setting: BacktestSetting, _ tally: Analysis.Tally, isCheck: Bool
  ) throws -> StakeTrial {
    let result = BacktestResult(
      setting.manifest, first: 0, count: UInt32(tally.sessions), tally: tally)
    try BacktestEnd.check(result)
    return StakeTrial(stake: stake, result: result, isCheck: isCheck)
  }
}
