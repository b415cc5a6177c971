import Analysis
import Crypto
import Dice
import Engine
import Foundation
import ScriptHost
import Scripting

/// What the sessions of a backtest are played with.
struct BacktestSetting: Sendable {
  let loader: ScriptLoader
  /// The first session of all.
  let order: SessionOrder
  let sessions: UInt32

  /// What many sessions cannot be played with, in words of the command line.
  static func check(
    _ limits: LimitOptions, _ concurrency: ConcurrencyOptions, _ house: HouseOptions
  ) throws {
    guard !concurrency.isAutomatic else { throw Failure(.usage, "--max-concurrent auto is for live play") }
    try check(limits, house)
  }

  /// The same without what is side by side.
  static func check(_ limits: LimitOptions, _ house: HouseOptions) throws {
    guard !limits.isEmpty else {
      throw Failure(
        .usage, "nothing ends a session but the script or the balance: give a limit, such as --max-bets 1000")
    }
    guard house.siteSeeds == nil else {
      throw Failure(.usage, "--server-seed gives one session's rolls: all sessions would be the same")
    }
  }

  /// Loads the script once to learn what it says of itself, and resolves everything; `loader` says which script that is.
  init(
    _ loader: ScriptLoader, _ house: HouseOptions, _ limits: LimitOptions, _ concurrency: ConcurrencyOptions,
    seed: UInt64? = nil, sessions: UInt32, isQuiet: Bool
  ) throws {
    try self.init(
      loader, house, limits, lanes: concurrency.lanes ? concurrency.depth : 1,
      concurrency.resolved(independent:), seed: seed, sessions: sessions, isQuiet: isQuiet)
  }

  /// The same for a concurrency that follows from whether the script declares itself independent.
  init(
    _ loader: ScriptLoader, _ house: HouseOptions, _ limits: LimitOptions, lanes: Int,
    _ concurrency: (_ independent: Bool) -> Concurrency, seed: UInt64? = nil, sessions: UInt32, isQuiet: Bool
  ) throws {
    var loader = loader
    let seed = seed ?? house.seed ?? UInt64.random(in: .min ... .max)
    loader.currency = house.symbol
    loader.startBalance = house.balance
    loader.seed = seed
    loader.lanes = lanes
    let process = try loader.load()
    let (independent, reading) = (process.script.metadata.independent, process.script.reading)
    process.end()
    if !isQuiet {
      Announcement.warnings(reading, script: Talk.plain(loader.script.path)).forEach { Talk.warn($0) }
    }
    let settings = PipelineSettings(
      concurrency: concurrency(independent),
      limits: try limits.resolved(balance: house.balance, currency: house.symbol), rules: house.rules,
      startBalance: house.balance)
    order = SessionOrder(
      settings: settings, seed: seed, latency: house.latency.model, faults: house.faults.plan)
    (self.loader, self.sessions) = (loader, sessions)
  }

  /// What results are held against before they are merged.
  var manifest: Manifest {
    Manifest(
      engine: Version.text, engineSHA256: Self.engineSHA256, script: loader.script.path,
      scriptSHA256: SHA256.hash(data: loader.script.text).hexadecimal, seed: order.seed, sessions: sessions,
      settings: settings)
  }

  private var settings: [String: String] {
    let (rules, limits) = (order.settings.rules, order.settings.limits)
    var named = [
      "parameters": loader.parameters.assignments.joined(separator: " "),
      "balance": order.settings.startBalance.description, "currency": loader.currency,
      "edge": "\(rules.edgeHundredths)", "min-bet": rules.minBet.description,
      "max-profit": rules.maxProfit.description, "latency": LatencyArgument(order.latency).text,
      "faults": FaultArgument(order.faults).text, "concurrency": "\(order.settings.concurrency)",
    ]
    named["dialect"] = loader.dialect?.rawValue
    named["max-bets"] = limits.maxBets.map { "\($0)" }
    named["max-bet"] = limits.maxBet?.description
    named["min-balance"] = limits.minBalance?.description
    named["stop-loss"] = limits.stopLoss?.description
    named["take-profit"] = limits.takeProfit?.description
    named["max-wager"] = limits.maxWager.map { "\($0.units)" }
    named["max-loss-streak"] = limits.maxLossStreak.map { "\($0)" }
    named["max-win-streak"] = limits.maxWinStreak.map { "\($0)" }
    named["max-duration"] = limits.maxDuration.map { "\($0)" }
    return named
  }

  /// Of the program's own file: other builds may compute other sessions.
  private static let engineSHA256: String = {
    guard let path = Bundle.main.executablePath, let file = FileHandle(forReadingAtPath: path) else {
      return ""
    }
    var hash = SHA256()
    while let bytes = try? file.read(upToCount: 1 << 20), !bytes.isEmpty { hash.update(data: bytes) }
    return hash.finalize().hexadecimal
  }()
}

/// Where results are kept.
enum ResultFile {
  static func write(_ result: BacktestResult, to path: String) throws {
    try WholeFile.write(Data(result.bytes() + [UInt8(ascii: "\n")]), to: path)
  }

  static func read(_ path: String) throws -> BacktestResult {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw Failure(.noFile, "\(path): this is a folder; name the result files in it")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noFile, "\(path): not there, or not readable")
    }
    do throws(AnalysisError) {
      return try BacktestResult(bytes: Array(data), path: path)
    } catch {
      throw Failure(.noFile, error.description)
    }
  }
}
