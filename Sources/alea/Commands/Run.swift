import ArgumentParser
import Dice
import Engine
import Foundation
import Ledger
import Report
import ScriptHost
import Scripting

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

  @OptionGroup(title: "Key") var key: KeyOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Side by side") var concurrency: ConcurrencyOptions
  @OptionGroup(title: "Simulated house") var house: HouseOptions
  @OptionGroup(title: "Live") var site: SiteOptions
  @OptionGroup(title: "Live") var live: LiveOptions
  @OptionGroup(title: "Record") var record: RecordOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() async throws {
    Screen.setColor(output.color)
    if mode == .simulation, concurrency.isAutomatic {
      throw Failure(
        .usage, "--max-concurrent auto is for live play: a simulated house answers as fast as --latency says")
    }
    if mode == .simulation, key.key != nil {
      Talk.warn("-k is not needed in simulation, and a key on a command line can be read by others")
    }
    try await (mode == .simulation ? play() : playLive()).tell(json: output.json)
  }

  private func play() async throws -> WholeRun.Played {
    let chosen = try ScriptSelection.find(try script.name())
    let seed = house.seed ?? UInt64.random(in: .min ... .max)
    var loader = try loader(chosen, seed: seed, balance: house.balance, rules: house.rules)
    let folder = try script.scriptFiles.map { try ScriptFolder($0) }
    if let folder {
      loader.files = try folder.files()
      loader.wantsFiles = true
    }
    let control = SessionControl()
    let listening = await Signals.interrupting(control)
    defer { listening.cancel() }
    let journal = try openJournal(control)
    let (ledger, kept, script) = (try record.writer(), record.kept, loader.script)
    var session = WholeRun(
      loader: loader, plan: { try SessionPlan(self, script: script, seed: seed, independent: $0) },
      control: control, journal: journal, folder: folder)
    session.isQuiet = output.quiet
    session.recording = { [loader] plan in
      guard let ledger, let kept else { return nil }
      do throws(LedgerError) {
        let inputs = SessionInputs(plan, loader, kept: kept)
        let recorder = try ledger.begin(inputs)
        if let seeds = plan.order.siteSeeds { recorder.note(SeedPair(seeds)) }
        return Recording(ledger: ledger, recorder: recorder)
      } catch {
        throw Failure(error)
      }
    }
    let played = try await DeskThread.run { [session] in try session.play() }
    try close(journal)
    return played
  }

  /// What loads the script, by the options that there are for it.
  func loader(_ script: Script, seed: UInt64, balance: Amount, rules: HouseRules) throws -> ScriptLoader {
    var loader = ScriptLoader(script: script, parameters: try self.script.values(), rules: rules)
    loader.currency = house.symbol
    loader.dialect = self.script.dialect?.dialect
    loader.startBalance = balance
    loader.seed = seed
    loader.lanes = concurrency.lanes ? concurrency.depth : 1
    loader.time = try self.script.time()
    loader.launch = self.script.launch
    loader.talks = !output.quiet
    return loader
  }

  func close(_ journal: TicketFile?) throws {
    do throws(TicketFile.WriteFault) {
      try journal?.close()
    } catch {
      throw Failure(.disk, error.description)
    }
  }

  func openJournal(_ control: SessionControl) throws -> TicketFile? {
    guard let path = output.jsonl else { return nil }
    do throws(TicketFile.WriteFault) {
      return try TicketFile(path: path) { control.interrupt() }
    } catch {
      throw Failure(.disk, error.description)
    }
  }
}
