import Dice
import Engine
import ScriptHost
import TestSupport
import Testing
import alea_impostor

/// Whatever a script process does, the desk ends, with a fault of the script, and with what had been delivered.
@Suite("Misbehaving script processes")
struct MisbehaviourTests {
  private static func scene(_ seed: UInt64, bets: Int) throws -> Scene {
    var scene = try Scene.any(seed % 7, bets: bets...bets)
    scene.order.wantsRecords = seed % 2 == 0
    scene.script.time.callbackMilliseconds = 200
    return scene
  }

  /// Starts the impostor; a schedule that is over before a script is loaded ends in a `HostError`.
  private static func start(_ scene: inout Scene, _ schedule: Schedule) throws -> ScriptProcess? {
    scene.script.time.killAfterMilliseconds = schedule.patience
    let launch = try schedule.launch()
    do throws(HostError) {
      return try ScriptProcess(scene.script, launch: launch)
    } catch {
      guard case .lost(let why) = error else {
        Issue.record("\(error), \(schedule.replay)")
        return nil
      }
      #expect(!why.isEmpty)
      return nil
    }
  }

  @Test(
    "that play by themselves leave the last checkpoint that they had sent",
    arguments: Effort.seeds(40, soak: 500))
  func whole(seed: UInt64) throws {
    var scene = try Self.scene(seed, bets: 1_200)
    let delivery = try Delivery(scene)
    let schedule = Schedule(seed, loading: delivery.loading, total: delivery.total)
    guard let process = try Self.start(&scene, schedule) else {
      #expect(schedule.bytes < delivery.loading || schedule.misdeed == .killedAnytime, "\(schedule.replay)")
      return
    }
    let journal = RecordingJournal()
    let result = process.play(scene.order, control: SessionControl(), journal: journal)
    if schedule.misdeed == .killedAnytime, result == delivery.result { return }
    #expect(result.stop.cause == .scriptError, "\(schedule.replay)")
    #expect(result.stop.evidence.hasPrefix("scene.lua: the script process "), "\(schedule.replay)")
    #expect(result.transcriptSHA256 == nil && result.closingFault != nil, "\(schedule.replay)")
    if schedule.misdeed == .killedAnytime {
      let known = delivery.checkpoints.map { Figures($0.snapshot) } + [Figures(nil, scene)]
      #expect(known.contains(Figures(result)), "\(schedule.replay)")
    } else {
      #expect(Figures(result) == Figures(delivery.last(in: schedule.bytes), scene), "\(schedule.replay)")
    }
    // What was recorded is at least what the summary counts, and the same bets.
    if scene.order.wantsRecords {
      let counted = journal.entries.prefix(result.statistics.tickets)
      #expect(counted.count == result.statistics.tickets, "\(schedule.replay)")
      #expect((counted.last?.balance ?? result.startBalance) == result.balance, "\(schedule.replay)")
    }
  }

  @Test(
    "that are asked for every bet leave exactly the desk's own session",
    arguments: Effort.seeds(40, soak: 500))
  func asked(seed: UInt64) throws {
    var scene = try Self.scene(seed, bets: 250)
    let loading = try Delivery.loading(scene.copies())
    let whole = Lifetime(bytes: .max)
    _ = LoopDriver.play(scene.session(try scene.copies(living: whole)), against: scene.order.house)
    let schedule = Schedule(seed, loading: loading, total: loading + whole.used)
    guard let process = try Self.start(&scene, schedule) else {
      #expect(schedule.bytes < loading || schedule.misdeed == .killedAnytime, "\(schedule.replay)")
      return
    }
    let result = LoopDriver.play(scene.session(process.strategies()), against: scene.order.house)
    // An impostor that dies whenever it likes leaves some session of the desk's: its own books are in order.
    guard schedule.misdeed != .killedAnytime else {
      let cause = result.stop.cause
      #expect(cause == .scriptError || cause == .maxBets, "\(schedule.replay)")
      return
    }
    let lifetime = Lifetime(bytes: schedule.bytes - loading)
    let expected = LoopDriver.play(
      scene.session(try scene.copies(living: lifetime)), against: scene.order.house)
    #expect(result.closingFault != nil, "\(schedule.replay)")
    #expect(result.stop.cause == expected.stop.cause, "\(schedule.replay)")
    #expect(Figures(result) == Figures(expected), "\(schedule.replay)")
    #expect(result.transcriptSHA256 == expected.transcriptSHA256, "\(schedule.replay)")
    #expect(result.prefix == expected.prefix, "\(schedule.replay)")
  }

  @Test("that propose what the house does not take are at fault")
  func wild() throws {
    let scene = try Scene(Scene.texts[0], bets: 20)
    // The answers to `on_start` and the first `next_bet` pass.
    let first = Lifetime(bytes: .max)
    var limited = scene
    limited.order.settings.limits.maxBets = 1
    _ = LoopDriver.play(limited.session(try scene.copies(living: first)), against: scene.order.house)
    let bytes = try Delivery.loading(scene.copies()) + first.used
    let launch = try Scene.impostor("wild", seed: 1, after: bytes)
    let process = try ScriptProcess(scene.script, launch: launch)
    let result = LoopDriver.play(scene.session(process.strategies()), against: scene.order.house)
    #expect(result.stop.cause == .scriptError)
    let words = "proposed what the house does not take: a chance of 98.01 %"
    #expect(result.stop.evidence == "scene.lua: the script process \(words)")
  }

  @Test("that do not hear an interruption are not waited for")
  func deaf() throws {
    var scene = try Scene(Scene.texts[0], bets: nil)
    scene.script.time.callbackMilliseconds = 50
    scene.script.time.killAfterMilliseconds = 500
    let control = SessionControl()
    let process = try ScriptProcess(scene.script, launch: Scene.impostor("honest", seed: 1))
    control.interrupt()
    let result = process.play(scene.order, control: control)
    #expect(result.stop.evidence.contains("told to end"))
    #expect(result.statistics.bets > 0)
  }
}

/// What a summary is made of, whoever says it.
struct Figures: Equatable {
  let statistics: Statistics
  let figures: [Amount]
  let sessionTime: Nanoseconds

  init(_ result: SessionResult) {
    statistics = result.statistics
    figures = [result.startBalance, result.balance, result.reserved]
    sessionTime = result.sessionTime
  }

  init(_ snapshot: Snapshot) {
    statistics = snapshot.statistics
    figures = [snapshot.startBalance, snapshot.balance, snapshot.reserved]
    sessionTime = snapshot.sessionTime
  }

  /// A snapshot or, where there is none, a session that has not begun.
  init(_ snapshot: Snapshot?, _ scene: Scene) {
    let start = scene.order.settings.startBalance
    self.init(
      snapshot
        ?? Snapshot(
          statistics: Statistics(startBalance: start), inFlight: 0, startBalance: start, balance: start,
          reserved: .zero, sessionTime: 0))
  }
}
