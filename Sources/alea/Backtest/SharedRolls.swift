import Analysis
import Engine
import ScriptHost

/// Plays several strategies one after the other, each over the same sessions and so on the same rolls.
struct SharedRolls {
  let jobs: JobOptions
  let control = SessionControl()
  /// How many sessions have been played so far, of all strategies.
  let played = BacktestRun.Counter()

  /// Plays all sessions of one; `named` is for the words. Gives the profit of each session too, in units.
  func playAll(
    _ setting: BacktestSetting, named: String
  ) async throws -> (result: BacktestResult, profits: [Int64]) {
    let part = try await play(setting, first: 0, count: setting.sessions, named: named, keepsProfits: true)
    let result = BacktestResult(setting.manifest, first: 0, count: setting.sessions, tally: part.tally)
    try BacktestEnd.check(result)
    return (result, part.ordered)
  }

  /// Plays `count` sessions of one from `first` on. Throws a `Failure` where they are not all played, or not well.
  func play(
    _ setting: BacktestSetting, first: UInt32, count: UInt32, named: String, keepsProfits: Bool = false
  ) async throws -> BacktestRun.Part {
    var order = setting.order
    order.session = first
    var play = BacktestRun(
      loader: setting.loader, order: order, count: count, jobs: jobs.count(for: count), control: control)
    play.keepsProfits = keepsProfits
    play.played = played
    let part = try await play.play()
    guard part.tally.sessions == Int(count), part.isAudited else {
      throw Failure(.interrupted, "interrupted: not all sessions were played, so there is no result")
    }
    if let failed = part.failed {
      throw Failure(.script, "\(named): session \(failed.session): \(failed.evidence)")
    }
    return part
  }
}
