internal import Dice
internal import Engine
internal import Simulation

extension WireWriter {
  mutating func settings(_ settings: PipelineSettings) {
    switch settings.concurrency {
    case .single(let depth, let lookahead):
      flag(false)
      count(depth)
      count(lookahead)
    case .lanes(let lanes):
      flag(true)
      count(lanes)
      count(lanes)
    }
    flag(settings.sending == .bySlot)
    limits(settings.limits)
    rules(settings.rules)
    amount(settings.startBalance)
    list(settings.interventions) { $0.intervention($1) }
  }

  mutating func limits(_ limits: Limits) {
    optional(limits.maxBets) { $0.count($1) }
    for limit in [limits.maxBet, limits.minBalance, limits.stopLoss, limits.takeProfit] {
      optional(limit) { $0.amount($1) }
    }
    optional(limits.maxWager) { $0.sum($1) }
    optional(limits.maxLossStreak) { $0.count($1) }
    optional(limits.maxWinStreak) { $0.count($1) }
    optional(limits.maxDuration) { $0.integer($1) }
  }

  mutating func latency(_ model: LatencyModel) {
    switch model {
    case .fixed(let latency):
      integer(UInt8(0))
      integer(latency)
      number(0)
    case .uniform(let range):
      integer(UInt8(1))
      integer(range.lowerBound)
      integer(range.upperBound)
    case .lognormal(let mean, let sigma):
      integer(UInt8(2))
      integer(mean)
      number(sigma)
    }
  }
}

extension WireReader {
  mutating func settings() throws(WireFault) -> PipelineSettings {
    let concurrency: Concurrency
    if try flag("has_lanes") {
      concurrency = .lanes(try count("lanes", in: 1...Concurrency.maxDepth))
      _ = try count("lookahead")
    } else {
      let depth = try count("depth", in: 1...Concurrency.maxDepth)
      concurrency = .single(
        depth: depth, lookahead: try count("lookahead", in: depth...Concurrency.maxLookahead))
    }
    let sending: Sending = try flag("by_slot") ? .bySlot : .byHandover
    var settings = PipelineSettings(
      concurrency: concurrency, sending: sending, limits: try limits(), rules: try rules(),
      startBalance: try amount("start_balance", atLeast: .zero))
    settings.interventions = try list("interventions", atMost: WireBounds.interventions) {
      (reader) throws(WireFault) in
      try reader.intervention()
    }
    return settings
  }

  mutating func limits() throws(WireFault) -> Limits {
    var limits = Limits()
    limits.maxBets = try bound("max_bets")
    limits.maxBet = try money("max_bet")
    limits.minBalance = try money("min_balance")
    limits.stopLoss = try money("stop_loss")
    limits.takeProfit = try money("take_profit")
    limits.maxWager = try optional("max_wager") { (reader) throws(WireFault) in try reader.sum("max_wager") }
    limits.maxLossStreak = try bound("max_loss_streak")
    limits.maxWinStreak = try bound("max_win_streak")
    limits.maxDuration = try optional("max_duration") { (reader) throws(WireFault) in
      try reader.integer("max_duration")
    }
    return limits
  }

  private mutating func bound(_ field: String) throws(WireFault) -> Int? {
    try optional(field) { (reader) throws(WireFault) in try reader.count(field) }
  }

  private mutating func money(_ field: String) throws(WireFault) -> Amount? {
    try optional(field) { (reader) throws(WireFault) in try reader.amount(field) }
  }

  mutating func latency() throws(WireFault) -> LatencyModel {
    let kind = try integer("latency", as: UInt8.self)
    let first: Nanoseconds = try integer("latency")
    switch kind {
    case 0:
      _ = try number("latency")
      return .fixed(first)
    case 1:
      let last: Nanoseconds = try integer("latency")
      guard first <= last else { throw WireFault("latency: none from \(first) to \(last)") }
      return .uniform(first...last)
    case 2: return .lognormal(mean: first, sigma: try number("sigma"))
    default: throw WireFault("latency: no model is \(kind)")
    }
  }

  mutating func faults() throws(WireFault) -> FaultPlan {
    let (refused, unknown) = (try integer("refused", as: Int64.self), try integer("unknown", as: Int64.self))
    guard let first = Share(parts: refused), let second = Share(parts: unknown),
      let plan = FaultPlan(refused: first, unknown: second)
    else { throw WireFault("faults: \(refused) and \(unknown) are no shares") }
    return plan
  }
}
