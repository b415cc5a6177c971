import Dice
import Engine
import Foundation
import GRDB
import Ledger
import TestSupport

/// A ledger in a folder of its own.
final class TestLedger {
  let folder: URL
  let path: String

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "alea-ledger-\(UUID().uuidString)")
    path = folder.appending(path: "alea.db").path()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Changes rows past the ledger, as somebody with a database program and the page checksums could.
  func tamper(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: PageChecks.uri(path), configuration: configuration)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}

extension SessionInputs {
  /// Inputs with every field drawn.
  static func random(_ random: inout SplitMix64, kept: Kept = .all) throws -> SessionInputs {
    let shapes: [Concurrency] = [
      .sequential, .single(depth: 5, lookahead: 5), .single(depth: 3, lookahead: 40), .lanes(1), .lanes(7),
    ]
    var limits = Limits()
    func amount() -> Amount { Amount(units: Int64.random(in: 0...(.max), using: &random)) }
    if random.chance(percent: 50) { limits.maxBets = Int.random(in: 0...(.max), using: &random) }
    if random.chance(percent: 50) { limits.maxBet = amount() }
    if random.chance(percent: 50) { limits.minBalance = amount() }
    if random.chance(percent: 50) { limits.stopLoss = amount() }
    if random.chance(percent: 50) { limits.takeProfit = amount() }
    if random.chance(percent: 50) {
      limits.maxWager = AmountSum(units: Int128(random.next()) * Int128(random.next() >> 1))
    }
    if random.chance(percent: 50) { limits.maxLossStreak = Int.random(in: 1...100, using: &random) }
    if random.chance(percent: 50) { limits.maxWinStreak = Int.random(in: 1...100, using: &random) }
    if random.chance(percent: 50) { limits.maxDuration = Int64.random(in: 1...(.max), using: &random) }
    let rules = HouseRules(
      edgeHundredths: Int.random(in: 0..<10_000, using: &random), minBet: amount(), maxProfit: amount())
    var inputs = SessionInputs(
      settings: PipelineSettings(
        concurrency: random.pick(shapes), sending: random.pick([.bySlot, .byHandover]),
        time: random.pick([.computed, .measured]), limits: limits, rules: rules, startBalance: amount()))
    inputs.startedAtMilliseconds = Int64.random(in: 0...4_000_000_000_000, using: &random)
    (inputs.program, inputs.lua, inputs.kept) = ("0.\(random.next())", "Lua 5.4", kept)
    (inputs.house, inputs.currency) = (random.pick(["simulation", "duckdice"]), "DOGE")
    (inputs.latency, inputs.faults) = ("fixed:1.5ms", "refused=0.1,unknown=0")
    inputs.script = "a folder/ünder \"quotes\" 🎲.lua"
    inputs.scriptText = (0..<Int.random(in: 0..<3_000, using: &random)).map { _ in
      UInt8(truncatingIfNeeded: random.next())
    }
    inputs.files = (0..<Int.random(in: 0..<4, using: &random)).map { index in
      File(name: "file \(index)", bytes: (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
    inputs.dialect = random.pick([nil, "dicebot"])
    inputs.parameters = random.pick([[], ["base=0.5"], ["a=1", "name=x = y", "z="]])
    (inputs.loadMilliseconds, inputs.callbackMilliseconds, inputs.killAfterMilliseconds) = (1, 2, 3)
    inputs.seed = random.next()
    inputs.sessionOfSeed = UInt32(truncatingIfNeeded: random.next())
    return inputs
  }
}
