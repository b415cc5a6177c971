internal import Dice
internal import Engine
internal import GRDB

/// A row of `sessions`, column by column.
struct SessionRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "sessions"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var id: Int64?
  let startedAtMs: Int64
  let program, lua, kept, house, currency: String
  let edgeHundredths: Int
  let minBet, maxProfit: Int64
  let leastChance, mostChance: Int
  let latency, faults, script, scriptSha256, filesSha256: String
  let dialect: String?
  let parameters: String
  let loadMs, callbackMs, killAfterMs: Int
  let seed, sessionOfSeed, startBalance: Int64
  let depth, lookahead, lanes: Int
  let sentBySlot, timeIsMeasured: Bool
  let maxBets: Int?
  let maxBet, minBalance, stopLoss: Int64?
  let maxWager: String?
  let takeProfit: Int64?
  let maxLossStreak, maxWinStreak: Int?
  let maxDurationNs: Int64?
}

extension SessionRow {
  init(_ inputs: SessionInputs, scriptSHA256: String, filesSHA256: String) {
    let (settings, rules, limits) = (inputs.settings, inputs.settings.rules, inputs.settings.limits)
    startedAtMs = inputs.startedAtMilliseconds
    (program, lua, kept) = (inputs.program, inputs.lua, inputs.kept.rawValue)
    (house, currency) = (inputs.house, inputs.currency)
    edgeHundredths = rules.edgeHundredths
    (minBet, maxProfit) = (rules.minBet.units, rules.maxProfit.units)
    (leastChance, mostChance) = (
      rules.chances.lowerBound.winningRolls, rules.chances.upperBound.winningRolls
    )
    (latency, faults, script) = (inputs.latency, inputs.faults, inputs.script)
    (scriptSha256, filesSha256, dialect) = (scriptSHA256, filesSHA256, inputs.dialect)
    // A value has no line end: nothing of a command line that is read as one has.
    parameters = inputs.parameters.joined(separator: "\n")
    (loadMs, callbackMs, killAfterMs) = (
      inputs.loadMilliseconds, inputs.callbackMilliseconds, inputs.killAfterMilliseconds
    )
    (seed, sessionOfSeed) = (Int64(bitPattern: inputs.seed), Int64(inputs.sessionOfSeed))
    startBalance = settings.startBalance.units
    switch settings.concurrency {
    case .single(let depth, let lookahead): (self.depth, self.lookahead, lanes) = (depth, lookahead, 0)
    case .lanes(let count): (depth, lookahead, lanes) = (count, count, count)
    }
    (sentBySlot, timeIsMeasured) = (settings.sending == .bySlot, settings.time == .measured)
    maxBets = limits.maxBets
    (maxBet, minBalance) = (limits.maxBet?.units, limits.minBalance?.units)
    (stopLoss, takeProfit) = (limits.stopLoss?.units, limits.takeProfit?.units)
    maxWager = limits.maxWager.map { String($0.units) }
    (maxLossStreak, maxWinStreak) = (limits.maxLossStreak, limits.maxWinStreak)
    maxDurationNs = limits.maxDuration
  }

  /// The inputs, or nil where a column holds what none can be.
  func inputs(text: [UInt8], files: [SessionInputs.File]) -> SessionInputs? {
    guard let settings, let kept = Kept(rawValue: kept) else { return nil }
    var inputs = SessionInputs(settings: settings)
    inputs.startedAtMilliseconds = startedAtMs
    (inputs.program, inputs.lua, inputs.kept) = (program, lua, kept)
    (inputs.house, inputs.currency) = (house, currency)
    (inputs.latency, inputs.faults) = (latency, faults)
    (inputs.script, inputs.scriptText, inputs.files) = (script, text, files)
    inputs.dialect = dialect
    inputs.parameters = parameters.isEmpty ? [] : parameters.split(separator: "\n").map(String.init)
    (inputs.loadMilliseconds, inputs.callbackMilliseconds) = (loadMs, callbackMs)
    inputs.killAfterMilliseconds = killAfterMs
    inputs.seed = UInt64(bitPattern: seed)
    inputs.sessionOfSeed = UInt32(clamping: sessionOfSeed)
    return inputs
  }

  private var settings: PipelineSettings? {
    guard let least = Chance(winningRolls: leastChance), let most = Chance(winningRolls: mostChance),
      least <= most, (0..<10_000).contains(edgeHundredths), startBalance >= 0, minBet >= 0, maxProfit >= 0,
      let concurrency
    else { return nil }
    var limits = Limits()
    (limits.maxBets, limits.maxLossStreak, limits.maxWinStreak) = (maxBets, maxLossStreak, maxWinStreak)
    limits.maxBet = maxBet.map(Amount.init(units:))
    limits.minBalance = minBalance.map(Amount.init(units:))
    limits.stopLoss = stopLoss.map(Amount.init(units:))
    limits.takeProfit = takeProfit.map(Amount.init(units:))
    if let maxWager {
      guard let units = Int128(maxWager) else { return nil }
      limits.maxWager = AmountSum(units: units)
    }
    limits.maxDuration = maxDurationNs
    let rules = HouseRules(
      edgeHundredths: edgeHundredths, minBet: Amount(units: minBet), chances: least...most,
      maxProfit: Amount(units: maxProfit))
    return PipelineSettings(
      concurrency: concurrency, sending: sentBySlot ? .bySlot : .byHandover,
      time: timeIsMeasured ? .measured : .computed, limits: limits, rules: rules,
      startBalance: Amount(units: startBalance))
  }

  private var concurrency: Concurrency? {
    if lanes > 0 { return lanes <= Concurrency.maxDepth ? .lanes(lanes) : nil }
    guard (1...Concurrency.maxDepth).contains(depth), lookahead >= depth,
      lookahead <= Concurrency.maxLookahead
    else { return nil }
    return .single(depth: depth, lookahead: lookahead)
  }
}
