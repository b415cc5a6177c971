import Dice
import Engine
import Ledger

/// What a session follows from, for programs; `docs/json.md` documents it under `alea sessions show --json`.
struct InputsJSON: Encodable {
  private let program, lua, house, currency, latency, faults, script, scriptSha256: String
  private let dialect: String?
  private let parameters, files: [String]
  private let loadMs, callbackMs, killAfterMs: Int
  private let seed: UInt64
  private let sessionOfSeed: UInt32
  private let startBalance, minBet, maxProfit: String
  private let edge, leastChance, mostChance: Double
  private let depth, lookahead, lanes: Int
  private let limits: LimitsJSON

  init(_ session: RecordedSession) {
    let (inputs, settings) = (session.inputs, session.inputs.settings)
    (program, lua, house, currency) = (inputs.program, inputs.lua, inputs.house, inputs.currency)
    (latency, faults, script) = (inputs.latency, inputs.faults, inputs.script)
    (scriptSha256, dialect, parameters) = (session.scriptSHA256, inputs.dialect, inputs.parameters)
    files = inputs.files.map(\.name)
    (loadMs, callbackMs) = (inputs.loadMilliseconds, inputs.callbackMilliseconds)
    killAfterMs = inputs.killAfterMilliseconds
    (seed, sessionOfSeed) = (inputs.seed, inputs.sessionOfSeed)
    startBalance = settings.startBalance.description
    let rules = settings.rules
    (minBet, maxProfit) = (rules.minBet.description, rules.maxProfit.description)
    edge = Double(rules.edgeHundredths) / 100
    (leastChance, mostChance) = (rules.chances.lowerBound.percent, rules.chances.upperBound.percent)
    switch settings.concurrency {
    case .single(let depth, let lookahead): (self.depth, self.lookahead, lanes) = (depth, lookahead, 0)
    case .lanes(let count): (depth, lookahead, lanes) = (count, count, count)
    }
    limits = LimitsJSON(settings.limits)
  }
}

/// Limits that were set, resolved to amounts.
private struct LimitsJSON: Encodable {
  let maxBets, maxLossStreak, maxWinStreak: Int?
  let maxBet, minBalance, stopLoss, maxWager, takeProfit: String?
  let maxDurationSeconds: Double?

  init(_ limits: Limits) {
    (maxBets, maxLossStreak, maxWinStreak) = (limits.maxBets, limits.maxLossStreak, limits.maxWinStreak)
    (maxBet, minBalance) = (limits.maxBet?.description, limits.minBalance?.description)
    (stopLoss, takeProfit) = (limits.stopLoss?.description, limits.takeProfit?.description)
    maxWager = limits.maxWager?.description
    maxDurationSeconds = limits.maxDuration.map { Double($0) / 1e9 }
  }
}
