import Crypto
import Dice
import Engine
import Report
import ScriptHost
import Scripting

/// A session as the command line asks for it, with everything resolved.
struct SessionPlan: Sendable {
  let script: Script
  let seed: UInt64
  var order: SessionOrder
  let currency: String
  /// Where it is played.
  var house = HouseName.simulation

  /// What fixes the course of the session.
  var settings: PipelineSettings { order.settings }

  /// A plan with everything resolved.
  init(script: Script, order: SessionOrder, currency: String) {
    (self.script, self.order, self.currency) = (script, order, currency)
    seed = order.seed
  }

  /// Resolves what `run` asks for; `independent` is what the loaded script says of itself.
  init(_ run: Run, script: Script, seed: UInt64, independent: Bool) throws {
    let settings = PipelineSettings(
      concurrency: run.concurrency.resolved(independent: independent),
      limits: try run.limits.resolved(balance: run.house.balance, currency: run.house.symbol),
      rules: run.house.rules, startBalance: run.house.balance)
    var order = SessionOrder(
      settings: settings, seed: seed, latency: run.house.latency.model, faults: run.house.faults.plan)
    order.siteSeeds = run.house.siteSeeds
    self.init(script: script, order: order, currency: run.house.symbol)
  }

  /// What is said of the finished session.
  func report(
    _ result: SessionResult, droppedLines: Int, seconds: Double, session: Int64? = nil
  ) -> SessionReport {
    return SessionReport(
      result: result, seed: seed, script: script.path,
      scriptSHA256: SHA256.hash(data: script.text).hexadecimal,
      concurrency: settings.concurrency, currency: currency, edgeHundredths: settings.rules.edgeHundredths,
      droppedLines: droppedLines, seconds: seconds, session: session)
  }
}
