import ArgumentParser
import Dice
import Engine
import Foundation
import Report
import Scripting
import Simulation

/// `alea run`: plays one session.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play a session.",
    discussion: """
      Examples:
        alea run flat --max-bets 100
        alea run classic-martingale --stop-loss 25% --parallel --lanes
        alea run my/script.lua -P base=0.00001 --seed 7 --json
      """)

  @OptionGroup(title: "Script") var script: ScriptOptions

  @Option(name: .shortAndLong, help: "Where to play.")
  var mode = Mode.simulation

  @Option(
    name: [.customShort("k"), .long],
    help: ArgumentHelp("The site's API key; not needed in simulation.", valueName: "key"))
  var apiKey: String?

  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Side by side") var concurrency: ConcurrencyOptions
  @OptionGroup(title: "Simulated house") var house: HouseOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() async throws {
    Screen.setColor(output.color)
    guard mode == .simulation else {
      throw Failure(.unavailable, "\(mode.rawValue) is not built yet: only simulation can be played so far")
    }
    if apiKey != nil {
      Talk.warn("-k is not needed in simulation, and a key on a command line can be read by others")
    }
    let report = try await play()
    try Printout.write(
      output.json ? try SummaryJSON(report).text() : SummaryText.lines(report).joined(separator: "\n"))
    if report.result.stop.cause == .scriptError { Talk.error(report.result.stop.evidence) }
    let status = ExitStatus(report.result)
    if status != .plan { throw ExitCode(status.rawValue) }
  }

  private func play() async throws -> SessionReport {
    let chosen = try ScriptSelection.find(try script.name())
    let seed = house.seed ?? UInt64.random(in: .min ... .max)
    let loader = ScriptLoader(
      script: chosen, parameters: try script.values(), rules: house.rules, currency: house.symbol, seed: seed,
      talks: !output.quiet)
    let strategies = try loader.load(lanes: concurrency.lanes ? concurrency.depth : 1)
    let independent = strategies[0].metadata.independent
    let plan = try SessionPlan(self, script: chosen, seed: seed, independent: independent)
    if !output.quiet { Announcement.lines(plan, independent: independent).forEach(Talk.say) }

    let control = SessionControl()
    let listening = await Signals.interrupting(control)
    defer { listening.cancel() }
    let journal = try openJournal(control)
    let session = Session(settings: plan.settings, strategies: strategies, journal: journal, control: control)
    let start = ContinuousClock.now
    let result = await perform(session, against: plan.house)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    do throws(JSONLinesJournal.WriteFault) {
      try journal?.close()
    } catch {
      throw Failure(.disk, error.description)
    }
    return plan.report(result, seconds: seconds)
  }

  /// Plays and, on a terminal, shows where the session is.
  private func perform(_ session: Session, against house: SimulatedHouse) async -> SessionResult {
    let showsProgress = Screen.isTerminal && !output.quiet
    let ticking = showsProgress ? Progress.tick(session.control) : nil
    let currency = self.house.symbol
    let result = await LuaThread.run {
      var progress = Progress(currency: currency)
      return LoopDriver.play(session, against: house) { progress.draw($0) }
    }
    ticking?.cancel()
    if showsProgress { Progress.clear() }
    return result
  }

  private func openJournal(_ control: SessionControl) throws -> JSONLinesJournal? {
    guard let path = output.jsonl else { return nil }
    do throws(JSONLinesJournal.WriteFault) {
      return try JSONLinesJournal(path: path) { control.interrupt() }
    } catch {
      throw Failure(.disk, error.description)
    }
  }
}
