import Analysis
import ArgumentParser
import Engine
import Report
import ScriptHost
import Simulation

/// `alea parallel-analysis`: what becomes of a strategy when bets run side by side.
struct ParallelAnalysis: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parallel-analysis",
    abstract: "Tell what becomes of a strategy when bets run side by side.",
    discussion: """
      The same sessions are played with one bet at a time, with several in flight, and in as many lanes. A copy of the \
      script that knows every result beforehand tells which bets are stale.

      Examples:
        alea parallel-analysis classic-martingale --max-concurrent 1,2,5 --max-bets 500 --balance 0.01
        alea parallel-analysis flat --max-bets 200 --sessions 50 --seed 1 --json
      """)

  @OptionGroup(title: "Script") var script: ScriptOptions

  @Option(
    help: ArgumentHelp("How many bets may be in flight, one after the other.", valueName: "depths"))
  var maxConcurrent = DepthList([1, 2, 4, 8])

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many sessions each plays.", valueName: "n"))
  var sessions: UInt32 = 1_000

  @OptionGroup(title: "Sessions") var jobs: JobOptions
  @OptionGroup(title: "Limits of each session") var limits: LimitOptions
  @OptionGroup(title: "Simulated house") var house: HouseOptions

  @Flag(help: "Print one JSON object.") var json = false

  func validate() throws {
    guard (1...1_000_000).contains(sessions) else {
      throw ValidationError("--sessions \(sessions) is out of range: 1 to 1000000.")
    }
  }

  func run() async throws {
    try BacktestSetting.check(limits, house)
    guard house.faults.plan == .none else {
      throw Failure(.usage, "--faults: bets that are refused are no matter of how many are in flight")
    }
    let loader = try script.seriesLoader(try script.values(), rules: house.rules)
    let seed = house.seed ?? UInt64.random(in: .min ... .max)
    let rolls = SharedRolls(jobs: jobs)
    let listening = await Signals.interrupting(rolls.control)
    defer { listening.cancel() }
    func setting(_ depth: Int, lanes: Bool) throws -> BacktestSetting {
      try BacktestSetting(
        loader, house, limits, lanes: lanes ? depth : 1,
        { _ in lanes ? .lanes(depth) : .single(depth: depth, lookahead: depth) }, seed: seed,
        sessions: sessions, isQuiet: true)
    }
    let plain = try setting(1, lanes: false)
    let name = Talk.plain(try script.name())
    var depths: [DepthFigures] = []
    var settings: [BacktestSetting] = []
    for depth in maxConcurrent.depths {
      for lanes in depth == 1 ? [false] : [false, true] {
        settings.append(depth == 1 ? plain : try setting(depth, lanes: lanes))
        depths.append(DepthFigures(depth: depth, hasLanes: lanes))
      }
    }
    let (seen, depends) = try await DeskThread.run { [depths, settings, control = rolls.control] in
      var depths = depths
      let look = try DepthLook(plain, control: control)
      defer { look.end() }
      for index in depths.indices { try look.look(settings[index], &depths[index]) }
      return (depths, try look.dependsOnResults())
    }
    depths = seen
    for (index, setting) in settings.enumerated() {
      depths[index].tally = try await rolls.playAll(setting, named: name).result.tally
    }
    let report = ParallelReport(
      script: name, depths: depths, dependsOnResults: depends, currency: house.symbol, seed: seed)
    try Printout.write(
      json
        ? try ParallelJSON(report).text() : ParallelText.lines(report).map(Talk.plain).joined(separator: "\n")
    )
  }
}
