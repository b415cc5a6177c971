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
  let settings: PipelineSettings
  let order: SessionOrder
  let currency: String

  /// Resolves what `run` asks for; `independent` is what the loaded script says of itself.
  init(_ run: Run, script: Script, seed: UInt64, independent: Bool) throws {
    self.script = script
    self.seed = seed
    currency = run.house.symbol
    settings = PipelineSettings(
      concurrency: run.concurrency.resolved(independent: independent),
      limits: try run.limits.resolved(balance: run.house.balance, currency: run.house.symbol),
      rules: run.house.rules, startBalance: run.house.balance)
    var order = SessionOrder(
      settings: settings, seed: seed, latency: run.house.latency.model, faults: run.house.faults.plan)
    order.wantsRecords = run.output.jsonl != nil
    self.order = order
  }

  /// What is said of the finished session.
  func report(_ result: SessionResult, droppedLines: Int, seconds: Double) -> SessionReport {
    let digits = Array("0123456789abcdef")
    let hash = SHA256.hash(data: script.text).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return SessionReport(
      result: result, seed: seed, script: script.path, scriptSHA256: String(hash),
      concurrency: settings.concurrency, currency: currency, edgeHundredths: settings.rules.edgeHundredths,
      droppedLines: droppedLines, seconds: seconds)
  }
}
