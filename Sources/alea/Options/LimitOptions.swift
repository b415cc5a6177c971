import ArgumentParser
import Dice
import Engine

/// The bounds of a session. Money is an amount, or a share of the starting balance such as `25%`.
struct LimitOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Place exactly this many bets, then stop.", valueName: "n"))
  var maxBets: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Stop before a larger stake than this.", valueName: "money"))
  var maxBet: MoneyBound?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop before the balance could fall below this.", valueName: "money"))
  var minBalance: MoneyBound?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop before more than this could be lost: 0.5, 0.5BTC, or 25% of the starting balance.",
      valueName: "money"))
  var stopLoss: MoneyBound?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop before more than this is wagered in all.", valueName: "money"))
  var maxWager: MoneyBound?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Stop when the profit has reached this.", valueName: "money"))
  var takeProfit: MoneyBound?

  @Option(
    name: [.long, .customLong("max-losses")], parsing: .unconditional,
    help: ArgumentHelp("Stop at this many losses in a row (of one lane).", valueName: "n"))
  var maxLossStreak: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop at this many wins in a row (of one lane).", valueName: "n"))
  var maxWinStreak: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop after this long: 90s, 5m, 1h30m; computed time in simulation.", valueName: "time"))
  var maxDuration: TimeArgument?

  func validate() throws {
    try Self.check(maxBets, "--max-bets", atLeast: 0)
    if let takeProfit, takeProfit.isNothing {
      throw ValidationError("--take-profit 0 is reached before the first bet: more than 0.")
    }
    try Self.check(maxLossStreak, "--max-loss-streak", atLeast: 1)
    try Self.check(maxWinStreak, "--max-win-streak", atLeast: 1)
  }

  /// Whether no limit ends a session.
  var isEmpty: Bool {
    maxBets == nil && maxWager == nil && maxDuration == nil && takeProfit == nil && stopLoss == nil
      && minBalance == nil && maxLossStreak == nil && maxWinStreak == nil
  }

  private static func check(_ value: Int?, _ flag: String, atLeast least: Int) throws {
    if let value, value < least {
      throw ValidationError("\(flag) \(value) is out of range: at least \(least).")
    }
  }

  /// The limits as amounts, for a session that starts with `balance`.
  func resolved(balance: Amount, currency: String) throws -> Limits {
    func amount(_ bound: MoneyBound?, _ flag: String) throws -> Amount? {
      try bound?.resolved(balance: balance, currency: currency, flag: flag)
    }
    var limits = Limits()
    limits.maxBets = maxBets
    limits.maxBet = try amount(maxBet, "--max-bet")
    limits.minBalance = try amount(minBalance, "--min-balance")
    limits.stopLoss = try amount(stopLoss, "--stop-loss")
    limits.maxWager = try amount(maxWager, "--max-wager").map { AmountSum($0) }
    limits.takeProfit = try amount(takeProfit, "--take-profit")
    limits.maxLossStreak = maxLossStreak
    limits.maxWinStreak = maxWinStreak
    limits.maxDuration = maxDuration?.nanoseconds
    return limits
  }
}
