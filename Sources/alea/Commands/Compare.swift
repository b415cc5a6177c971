import Analysis
import ArgumentParser
import Engine
import Foundation
import Report
import ScriptHost
import Scripting

/// `alea compare`: plays several strategies on the same rolls.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play several strategies on the same rolls, and tell which differences are more than luck.",
    discussion: """
      Parameters stand behind a colon. Session by session all of them meet the same rolls, so that luck which they \
      share falls out of the differences.

      Examples:
        alea compare flat classic-martingale --sessions 2000 --max-bets 500 --balance 0.01
        alea compare flat:base=0.0001 flat:base=0.0002 --max-bets 100 --sessions 1000 --seed 1 --json
      """)

  @Argument(
    help: ArgumentHelp(
      "Two to sixteen strategies, as NAME or PATH, or NAME:name=value,name=value.", valueName: "script"))
  var scripts: [String]

  @OptionGroup var series: SharedSessionOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup(title: "Limits of each session") var limits: LimitOptions
  @OptionGroup(title: "Side by side") var concurrency: ConcurrencyOptions
  @OptionGroup(title: "Simulated house") var house: HouseOptions

  @Flag(help: "Print one JSON object.") var json = false

  func validate() throws {
    guard (2...16).contains(scripts.count) else {
      throw ValidationError("\(scripts.count) scripts: two to sixteen can be compared.")
    }
  }

  func run() async throws {
    try BacktestSetting.check(limits, concurrency, house)
    let seed = house.seed ?? UInt64.random(in: .min ... .max)
    let rolls = SharedRolls(jobs: jobs)
    let listening = await Signals.interrupting(rolls.control)
    defer { listening.cancel() }
    var contestants: [StrategyComparison.Contestant] = []
    for named in scripts {
      let (name, assignments) = Self.parts(named)
      var loader = ScriptLoader(script: try ScriptSelection.find(name), rules: house.rules)
      do throws(ScriptError) {
        loader.parameters = try ParameterValues(assignments: assignments)
      } catch {
        throw Failure(error)
      }
      let setting = try BacktestSetting(
        loader, house, limits, concurrency, seed: seed, sessions: series.sessions, isQuiet: json)
      let (result, profits) = try await rolls.playAll(setting, named: named)
      contestants.append(
        StrategyComparison.Contestant(name: Talk.plain(named), result: result, profits: profits))
    }
    let comparison = StrategyComparison(contestants, currency: house.symbol, seed: seed)
    try Printout.write(
      json
        ? try StrategyComparisonJSON(comparison).text()
        : comparison.lines.map(Talk.plain).joined(separator: "\n"))
  }

  /// A script and what stands behind its colon, if that is an assignment: a path may have a colon of its own.
  static func parts(_ text: String) -> (name: String, assignments: [String]) {
    guard let colon = text.lastIndex(of: ":") else { return (text, []) }
    let rest = text[text.index(after: colon)...]
    guard rest.contains("="), !rest.contains("/") else { return (text, []) }
    // A value may have commas of its own: an assignment begins where a name and = follow.
    var assignments: [String] = []
    for piece in rest.split(separator: ",", omittingEmptySubsequences: false) {
      if piece.contains("=") || assignments.isEmpty {
        assignments.append(String(piece))
      } else {
        assignments[assignments.count - 1] += ",\(piece)"
      }
    }
    return (String(text[..<colon]), assignments)
  }
}
