import Analysis
import ArgumentParser
import Foundation
import Report
import ScriptHost
import Scripting

/// `alea sweep`: plays one strategy with many values of its parameters, and says how far the best is luck.
struct Sweep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play a strategy with many values of its parameters, and tell how far the best is luck.",
    discussion: """
      A --param names one parameter and its values: a list 0.1,0.2,0.4; a range LOW..HIGH/N of N numbers at even \
      distances, or LOW..HIGH/Nx of which each is the same multiple of the one before; or one value. All combinations \
      are played, 2 to 400. --random K draws K points instead, also from LOW..HIGH, in steps of the last place that \
      is written (20..80 are whole numbers, 20.00..80.00 hundredths), and, by multiples, from LOW..HIGH/x. Texts are \
      taken as they are. All points meet the same rolls.

      The best of many is mostly luck: beside it stands what the best would show if all were equal.

      Examples:
        alea sweep classic-martingale --param multiplier=1.5..3/4 --max-bets 500
        alea sweep fibonacci -P base=1e-6,2e-6 -P chance=20..80/7 --max-bets 500
        alea sweep flat -P base=0.001..0.1/x --random 20 --max-bets 500 --show ruin
      """)

  @OptionGroup(title: "Script") var script: ScriptOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Draw so many points instead of playing all combinations.", valueName: "n"))
  var random: Int?

  @Option(help: "What the heat map shows.")
  var show = SweepFigure.loss

  @OptionGroup(title: "Sessions") var series: SharedSessionOptions
  @OptionGroup(title: "Sessions") var jobs: JobOptions
  @OptionGroup(title: "Limits of each session") var limits: LimitOptions
  @OptionGroup(title: "Side by side") var concurrency: ConcurrencyOptions
  @OptionGroup(title: "Simulated house") var house: HouseOptions

  @Flag(help: "Print one JSON object.") var json = false
  @Flag(help: "Say nothing but the figures, warnings and errors.") var quiet = false

  /// The most profits that are kept, one for each point and session: eight bytes each.
  private static let mostProfits = 50_000_000

  func run() async throws {
    try BacktestSetting.check(limits, concurrency, house)
    let seed = house.seed ?? UInt64.random(in: .min ... .max)
    var loader = try script.seriesLoader(ParameterValues(), rules: house.rules)
    let warnings = FewWarnings()
    loader.warn = { warnings.hear($0) }
    let points = try points(loader, seed: seed)
    let total = points.values.count * Int(series.sessions)
    guard total <= Self.mostProfits else {
      throw Failure(
        .usage,
        "\(points.values.count) points of \(series.sessions) sessions are \(total) profits to keep: at most "
          + "\(Self.mostProfits)")
    }
    // All are loaded before one is played: a value that the script does not take is found at once.
    let settings = try points.values.indices.map { try setting(loader, points, $0, seed: seed) }
    let rolls = SharedRolls(jobs: jobs)
    let listening = await Signals.interrupting(rolls.control)
    defer { listening.cancel() }
    let showing = BacktestProgress(total: total).showing(rolls.played, isShown: !quiet && !json)
    defer { showing.cancel() }
    var (played, profits): ([SweepPoint], [[Int64]]) = ([], [])
    for (index, setting) in settings.enumerated() {
      let named = points.assignments(index).joined(separator: " ")
      let (result, gained) = try await rolls.playAll(setting, named: "\(loader.script.path) \(named)")
      played.append(SweepPoint(result))
      profits.append(gained)
    }
    showing.cancel()
    await showing.value
    warnings.tellRest()
    let report = SweepReport(
      script: Talk.plain(try script.name()), points: points, played: played, profits: profits, seed: seed,
      currency: house.symbol, shown: show)
    try Printout.write(
      json ? try SweepJSON(report).text() : SweepText.lines(report).map(Talk.plain).joined(separator: "\n"))
  }

  /// The points: what a text parameter is given is one value, whatever is in it.
  private func points(_ loader: ScriptLoader, seed: UInt64) throws -> SweepPoints {
    let declared = try DeclaredParameters(loader, house)
    var parameters: [SweepParameter] = []
    for assignment in script.parameters {
      do {
        let (name, text) = try ParameterValues.parts(assignment)
        parameters.append(
          declared.isText(name)
            ? SweepParameter(name: name, fixed: text) : try SweepParameter(name: name, text: text))
      } catch let error as ScriptError {
        throw Failure(error)
      } catch let error as SweepError {
        throw Failure(.usage, error.description)
      }
    }
    do throws(SweepError) {
      guard let random else { return try SweepPoints(grid: parameters) }
      return try SweepPoints(random: random, of: parameters, seed: seed)
    } catch {
      throw Failure(.usage, error.description)
    }
  }

  private func setting(
    _ loader: ScriptLoader, _ points: SweepPoints, _ index: Int, seed: UInt64
  ) throws -> BacktestSetting {
    var loader = loader
    do throws(ScriptError) {
      loader.parameters = try ParameterValues(assignments: points.assignments(index))
    } catch {
      throw Failure(error)
    }
    do {
      return try BacktestSetting(
        loader, house, limits, concurrency, seed: seed, sessions: series.sessions,
        isQuiet: quiet || json || index > 0)
    } catch let failure as Failure {
      let named = points.assignments(index).joined(separator: " ")
      throw Failure(failure.status, "\(named): \(failure.description)")
    }
  }
}
