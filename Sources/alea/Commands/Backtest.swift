import Analysis
import ArgumentParser
import Dice
import Engine
import Foundation
import Report
import ScriptHost
import Scripting

/// `alea backtest`: plays many independent sessions and says what they cost.
struct Backtest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play many simulated sessions and tell what a strategy costs.",
    discussion: """
      Every figure comes with its interval, the expected loss beside any profit. The same seed gives the same result, \
      to the byte, on any number of processes and machines.

      Examples:
        alea backtest classic-martingale --sessions 10000 --max-bets 1000 --balance 0.01
        alea backtest flat -P base=0.0001 --max-bets 500 --balance 0.01 --take-profit 50% --json
        alea backtest flat --max-bets 100 --seed 7 --shard 1/4 -o part1.json
      """)

  @OptionGroup(title: "Script") var script: ScriptOptions
  @OptionGroup(title: "Sessions") var series: SeriesOptions
  @OptionGroup(title: "Sessions") var jobs: JobOptions
  @OptionGroup(title: "Sessions") var rate: RateOption
  @OptionGroup(title: "Limits of each session") var limits: LimitOptions
  @OptionGroup(title: "Side by side") var concurrency: ConcurrencyOptions
  @OptionGroup(title: "Simulated house") var house: HouseOptions

  @Flag(help: "Enumerate all courses of a session and print the exact odds beside the played ones.")
  var exact =
    false
  @Flag(help: "Print the figures as one JSON object.") var json = false
  @Flag(help: "Say nothing but the figures, warnings and errors.") var quiet = false

  /// What makes no sense together; looked at once every flag is known to be one.
  private func check() throws {
    try BacktestSetting.check(limits, concurrency, house)
    guard !exact || series.shard.count == 1 else {
      throw Failure(.usage, "--exact has no parts: leave --shard out, or --exact")
    }
    guard series.shard.count == 1 || house.seed != nil else {
      throw Failure(.usage, "--shard needs --seed: all shards play the same sessions")
    }
  }

  func run() async throws {
    try check()
    let setting = try setting()
    if let output = series.output {
      try OutputPlace.check(output)
      try OutputPlace.refuse(output, setting.loader.script.path, "the script itself")
    }
    // First, because it is refused at once where it cannot be done.
    let odds = exact ? try await ExactRun.figures(setting, isShown: !quiet) : nil
    let (first, count) = series.shard.range(of: series.sessions)
    let control = SessionControl()
    let listening = await Signals.interrupting(control)
    defer { listening.cancel() }
    var order = setting.order
    order.session = first
    let play = BacktestRun(
      loader: setting.loader, order: order, count: count, jobs: jobs.count(for: count),
      control: control)
    let showing = BacktestProgress(total: Int(count)).showing(play.played, isShown: !quiet)
    let start = ContinuousClock.now
    let part = try await play.play()
    showing.cancel()
    await showing.value
    guard part.tally.sessions > 0 else {
      throw Failure(.interrupted, "interrupted before a session was over")
    }
    let isWhole = part.tally.sessions == Int(count) && part.isAudited
    let result = BacktestResult(setting.manifest, first: first, count: count, tally: part.tally)
    var report = BacktestReport(
      result, currency: house.symbol, edgeHundredths: house.rules.edgeHundredths,
      rate: rate.betsPerSecond)
    report.audited = part.audited
    report.exact = odds
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    if !isWhole {
      Talk.warn(
        "interrupted: \(part.tally.sessions) of \(count) sessions were played, and are what is reported; "
          + "\(part.audited) of \(part.sample.count) picked ones were audited")
    }
    try BacktestEnd.tell(report, json: json, file: isWhole ? series.output : nil)
    if !isWhole {
      throw Failure(
        .interrupted, series.output == nil ? "interrupted" : "interrupted: no result file was written")
    }
    if let failed = part.failed { throw Failure(.script, "session \(failed.session): \(failed.evidence)") }
  }

  /// What is played: the script as it loads, and everything that fixes the course of a session.
  private func setting() throws -> BacktestSetting {
    try BacktestSetting(
      script.seriesLoader(script.values(), rules: house.rules), house, limits, concurrency,
      sessions: series.sessions, isQuiet: quiet || json)
  }
}
