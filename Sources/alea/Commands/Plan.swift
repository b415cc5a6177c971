import Analysis
import ArgumentParser
import Dice
import Foundation
import Report
import ScriptHost
import Scripting

/// `alea plan`: the largest base stake that a tolerated ruin leaves.
struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the largest base stake that a tolerated ruin leaves, and tell what it costs.",
    discussion: """
      Ruin is a bet that the balance does not cover, within --max-bets. A bet that --max-bet, --max-wager or the house \
      forbids counts against a stake too. Stakes are tried by halves on the same rolls; what is found is checked on \
      fresh sessions, and lowered until it stands. The upper end of the 95 % interval counts, so that a promise is not \
      luck. The answer is not a recommendation: the expected loss stands beside it.

      Ends with 99 where even the smallest stake is ruined too often.

      Examples:
        alea plan flat --ruin 1% --max-bets 1000 --balance 0.001
        alea plan classic-martingale -P max_streak=0 --ruin 5% --max-bets 200
      """)

  @OptionGroup(title: "Script") var script: ScriptOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of sessions that may be ruined.", valueName: "share"))
  var ruin: SessionShare

  @Option(
    help: ArgumentHelp("The parameter of the script that is its base stake, in coins.", valueName: "name"))
  var stake = "base"

  @OptionGroup(title: "Sessions") var series: SharedSessionOptions
  @OptionGroup(title: "Sessions") var jobs: JobOptions
  @OptionGroup(title: "Limits of each session") var limits: LimitOptions
  @OptionGroup(title: "Side by side") var concurrency: ConcurrencyOptions
  @OptionGroup(title: "Simulated house") var house: HouseOptions

  @Flag(help: "Print one JSON object.") var json = false
  @Flag(help: "Say nothing but the figures, warnings and errors.") var quiet = false

  func run() async throws {
    let maxBets = try check()
    let seed = house.seed ?? UInt64.random(in: .min ... .max)
    let values = try script.values()
    guard values.texts[stake] == nil else {
      throw Failure(.usage, "-P \(stake) fixes the stake that is looked for")
    }
    var loader = try script.seriesLoader(values, rules: house.rules)
    let warnings = FewWarnings()
    loader.warn = { warnings.hear($0) }
    let declared = try DeclaredParameters(loader, house)
    guard !declared.names.isEmpty else {
      throw Failure(
        .usage, "--stake \(stake): the script declares no parameters: plan needs one for its stake")
    }
    guard let parameter = declared.named(stake) else {
      throw Failure(
        .usage,
        "--stake \(stake): the script has no such parameter; it has \(declared.names.joined(separator: ", "))"
          + Nearest.hint(stake, in: declared.names))
    }
    let range = try StakeRange.units(parameter, house)
    let rolls = SharedRolls(jobs: jobs)
    let listening = await Signals.interrupting(rolls.control)
    defer { listening.cancel() }
    let isShown = !quiet && !json && Screen.isTerminal
    let trials = StakeTrials(
      loader: loader, parameter: stake, tolerated: ruin.share.fraction, sessions: series.sessions,
      rolls: rolls,
      setting: { loader, seed in
        try BacktestSetting(
          loader, house, limits, concurrency, seed: seed, sessions: series.sessions, isQuiet: true)
      },
      told: { if isShown { Talk.replaceLine("tried \(stake) = \(Amount(units: $0.stake).short)") } })
    let outcome = try await trials.search(range, seed: seed)
    if isShown { Talk.replaceLine("") }
    warnings.tellRest()
    let plan = StakePlan(
      script: Talk.plain(try script.name()), parameter: stake, tolerated: ruin.share.fraction,
      maxBets: maxBets,
      range: range, found: outcome.found, tooLarge: outcome.tooLarge, trials: outcome.trials,
      checks: outcome.checks, sessionsPlayed: rolls.played.now, seed: seed, currency: house.symbol)
    try Printout.write(
      json
        ? try StakePlanJSON(plan).text() : StakePlanText.lines(plan).map(Talk.plain).joined(separator: "\n"))
    if outcome.found == nil {
      throw Failure(
        .checkFailed,
        "no stake keeps sessions that are ruined or cannot go on within \(ruin.share.percent), not even the smallest"
      )
    }
  }

  /// What makes no sense; gives the number of bets that ruin is looked for within.
  private func check() throws -> Int {
    guard let maxBets = limits.maxBets else {
      throw Failure(.usage, "--max-bets is missing: ruin is looked for within so many bets")
    }
    guard maxBets > 0 else {
      throw Failure(.usage, "--max-bets 0: ruin is looked for within one bet or more")
    }
    try BacktestSetting.check(limits, concurrency, house)
    let early = [("--stop-loss", limits.stopLoss != nil), ("--max-loss-streak", limits.maxLossStreak != nil)]
    for (flag, isGiven) in early where isGiven {
      throw Failure(
        .usage, "\(flag) ends sessions before they are ruined: --min-balance says what must not be touched")
    }
    let needed = (3 / ruin.share.fraction).rounded(.up)
    guard Double(series.sessions) >= needed else {
      throw Failure(
        .usage,
        "--ruin \(ruin.share.percent) cannot be told from \(series.sessions) sessions, even without any ruin: "
          + String(format: "--sessions %.0f or more", needed))
    }
    return maxBets
  }
}

extension Share {
  /// The share in percent, as it is typed.
  fileprivate var percent: String { "\(Amount(units: parts * 100).plain)%" }
}
