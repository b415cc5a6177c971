import Dice
import DuckDice
import Engine
import Foundation
import Ledger
import Report
import ScriptHost
import Scripting

// `alea run -m live-main` and `-m live-faucet`.
extension Run {
  /// Plays with an account of the site.
  func playLive() async throws -> WholeRun.Played {
    try LiveDemands.check(self)
    let key = try key.read()
    let chosen = try ScriptSelection.find(try script.name())
    let seed = house.seed ?? UInt64.random(in: .min ... .max)
    let clock = SessionClock()
    let live = try LiveSite(self, key, clock, seed: seed)
    let played: Result<WholeRun.Played, any Error>
    do {
      played = .success(try await playLive(live, chosen, seed: seed, clock))
    } catch {
      played = .failure(error)
    }
    await live.client.shutdown()
    return try played.get()
  }

  private func playLive(
    _ site: LiveSite, _ chosen: Script, seed: UInt64, _ clock: SessionClock
  ) async throws -> WholeRun.Played {
    let account = try await site.account()
    try CoolOff().check(account: account.account)
    let control = SessionControl()
    let begun = try await DeskThread.run { try begin(site, account, chosen, seed: seed, control) }
    let listening = await Signals.interrupting(control)
    defer { listening.cancel() }
    var run = LiveRun(
      site: site, account: account, plan: begun.plan, recording: begun.recording, control: control,
      options: live)
    run.depth = concurrency.controller
    run.isQuiet = output.quiet
    clock.begin()
    let played = try await run.play(
      LiveRun.Course(session: begun.session, books: AccountBooks(start: account.figures)), clock: clock)
    try close(begun.journal)
    return played
  }

  /// A session that is about to be played.
  private struct Begun: Sendable {
    let session: Session
    let plan: SessionPlan
    let recording: Recording
    let journal: TicketFile?
  }

  /// Loads the script, says what will be played, asks, and opens the record. Blocks.
  private func begin(
    _ site: LiveSite, _ account: LiveAccount, _ chosen: Script, seed: UInt64, _ control: SessionControl
  ) throws -> Begun {
    let rules = HouseRules(
      edgeHundredths: house.edge?.hundredths ?? site.mode.usualEdgeHundredths, minBet: house.minBet)
    var loader = try loader(chosen, seed: seed, balance: account.figures.balance.amount, rules: rules)
    loader.house = .duckdice
    let process = try loader.load()
    let independent = process.script.metadata.independent
    let reading = process.script.reading
    let plan = try livePlan(chosen, account, rules, seed: seed, independent: independent)
    if !output.quiet {
      Announcement.lines(plan, independent: independent, reading: reading).forEach(Talk.say)
      LiveDemands.lines(plan, site).forEach(Talk.say)
    }
    let warnings = Announcement.warnings(reading, script: Talk.plain(chosen.path))
    warnings.forEach { Talk.warn($0) }
    try LiveDemands.confirm(mode, live.confirmLive)

    let recording = try record(plan, loader, account)
    warnings.forEach { recording.note(.warning, $0) }
    if !output.quiet { Talk.say(Announcement.record(recording)) }
    recording.recorder.onFault { [control] in control.interrupt() }
    let journal = try openJournal(control)
    let session = Session(
      settings: plan.settings, strategies: process.strategies(),
      journal: Journals([journal, recording.journal]), control: control,
      checkpoint: { recording.journal.checkpoint($0) })
    return Begun(session: session, plan: plan, recording: recording, journal: journal)
  }

  private func livePlan(
    _ script: Script, _ account: LiveAccount, _ rules: HouseRules, seed: UInt64, independent: Bool
  ) throws -> SessionPlan {
    let balance = account.figures.balance.amount
    let settings = PipelineSettings(
      concurrency: concurrency.resolved(independent: independent), sending: .bySlot, time: .measured,
      limits: try limits.resolved(balance: balance, currency: house.symbol), rules: rules,
      startBalance: balance)
    let order = SessionOrder(
      settings: settings, seed: seed, latency: LatencyArgument.standard.model, faults: FaultArgument.none.plan
    )
    var plan = SessionPlan(script: script, order: order, currency: house.symbol)
    plan.house = .duckdice
    return plan
  }

  private func record(_ plan: SessionPlan, _ loader: ScriptLoader, _ account: LiveAccount) throws -> Recording
  {
    guard let ledger = try record.writer() else {
      preconditionFailure("live play without a ledger was refused before")
    }
    do throws(LedgerError) {
      let inputs = SessionInputs(plan, loader, kept: .durable)
      let recording = Recording(ledger: ledger, recorder: try ledger.begin(inputs))
      let seeds = account.figures.seeds
      recording.recorder.note(
        SeedPair(
          serverSeedHash: seeds.serverSeedHash, clientSeed: seeds.clientSeed, firstNonce: seeds.nonce))
      recording.note(.account, (try? account.text()) ?? "")
      try recording.recorder.commit()
      return recording
    } catch {
      throw Failure(error)
    }
  }
}

extension PlayMode {
  /// What the house keeps of a bet in this mode, in hundredths of a percent: 1 % in main, 3 % else, unless it is said.
  var usualEdgeHundredths: Int { self == .main ? 100 : 300 }
}
