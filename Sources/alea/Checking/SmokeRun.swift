import ArgumentParser
import Dice
import Engine
import Report
import ScriptHost
import Scripting

/// A short session that shows whether a script plays: as `alea run` plays it, with bounds of its own.
struct SmokeRun: Sendable {
  static let bets = 1_000
  static let seed: UInt64 = 1
  static let balance = 1_000
  /// Wall time after which a script that computes for long has played enough.
  static let seconds = 60

  /// What the session came to, or why there was none.
  enum Ending {
    case played(SessionReport)
    case failed(Failure)
  }

  static func play(_ script: Script, dialect: Dialect?, currency: String) async throws -> Ending {
    var run = try Run.parse([
      "--max-bets", "\(bets)", "--seed", "\(seed)", "--balance", "\(balance)", "--quiet",
      "--currency", currency,
    ])
    run.script.script = script.path
    var loader = ScriptLoader(script: script, rules: run.house.rules)
    loader.currency = run.house.symbol
    loader.seed = seed
    loader.dialect = dialect
    let control = SessionControl()
    let listening = await Signals.interrupting(control)
    let bound = Task.detached {
      try await Task.sleep(for: .seconds(seconds))
      control.interrupt()
    }
    defer {
      bound.cancel()
      listening.cancel()
    }
    var session = WholeRun(
      loader: loader, plan: { [run] in try SessionPlan(run, script: script, seed: seed, independent: $0) },
      control: control)
    session.isQuiet = true
    do {
      return .played(try await DeskThread.run { [session] in try session.play().report })
    } catch let failure as Failure {
      return .failed(failure)
    }
  }
}
