/// The globals that a host gives to scripts of a dialect, by what a script does with them.
package struct HostNames: Sendable {
  /// Functions that the script defines and the host calls.
  package let entryPoints: Set<String>
  /// Variables that the script sets and the host reads.
  package let settings: Set<String>
  /// Variables that the host sets.
  package let values: Set<String>
  /// Functions of the host.
  package let functions: Set<String>

  /// Everything that exists without the script's doing, and the variables that it sets.
  package var given: Set<String> { settings.union(values).union(functions) }

  /// The names of a dialect.
  package static func of(_ dialect: Dialect) -> HostNames {
    switch dialect {
    case .native: native
    case .dicebot: dicebot
    case .gamblerbot: gamblerbot.union(dicebot)
    case .webdicebot: web.union(dicebot)
    case .mydicebot: web.union(dicebot).inSmallLetters
    }
  }

  /// The names as a script speaks of them whose case does not matter.
  private var inSmallLetters: HostNames {
    func small(_ names: Set<String>) -> Set<String> { Set(names.map { $0.lowercased() }) }
    return HostNames(
      entryPoints: small(entryPoints), settings: small(settings), values: small(values),
      functions: small(functions))
  }

  private func union(_ other: HostNames) -> HostNames {
    HostNames(
      entryPoints: entryPoints.union(other.entryPoints), settings: settings.union(other.settings),
      values: values.union(other.values), functions: functions.union(other.functions))
  }

  private static let native = HostNames(
    entryPoints: ["next_bet", "on_result", "on_start", "on_stop", "on_refused"], settings: ["strategy"],
    values: ["house"], functions: ["param", "print", "log", "stop"])

  /// DiceBot v3.
  private static let dicebot = HostNames(
    entryPoints: ["dobet"],
    settings: ["nextbet", "chance", "bethigh", "currency", "enablersc", "enablezz"],
    values: [
      "balance", "profit", "currentprofit", "previousbet", "win", "bets", "wins", "losses", "wagered",
      "currentstreak", "currencies", "lastBet", "site", "partialprofit",
    ],
    functions: [
      "stop", "print", "log", "resetseed", "resetstats", "resetpartialprofit", "sleep", "tip", "withdraw",
      "invest",
      "vault", "ching", "alarm", "read", "readadv", "getHistory", "getHistoryByDate", "getHistoryByQuery",
      "runsim",
      "martingale", "labouchere", "fibonacci", "dalembert", "presetlist", "setvalue", "setvalueint",
      "setvaluestring", "setvaluebool", "setvaluedecimal", "getvalue", "loadstrategy", "exportsim",
      "resetbuiltin",
    ])

  /// Gambler.Bot: version 5 and, with `DoDiceBet` and `ResetDice`, version 4.
  private static let gamblerbot = HostNames(
    entryPoints: ["CalculateBet", "Reset", "DoDiceBet", "ResetDice", "OnError"],
    settings: ["NextBet", "BetDelay", "MaintainBetDelay"],
    values: [
      "Win", "PreviousBet", "Game", "Stats", "SiteStats", "SiteDetails", "Balance", "Currency",
      "InSimulation",
    ],
    functions: [
      "Stop", "Print", "ResetSeed", "ResetStats", "ResetPartialProfit", "Withdraw", "Tip", "Bank", "Invest",
      "Alarm",
      "Ching", "Sleep", "RunSim", "SetCurrency", "GetHistory", "Read", "ReadAdv", "Readadv", "Vault",
      "ResetProfit",
      "SetBotSpeed",
    ])

  /// webdicebot and mydicebot.
  private static let web = HostNames(
    entryPoints: [],
    settings: ["basebet", "target", "minbalance", "maxbalance", "minprofit", "maxprofit", "game"],
    values: [
      "winstreak", "losestreak", "maxwinstreak", "maxlosestreak", "currentroll", "result", "casino",
      "scriptname", "lastbet",
    ],
    functions: [
      "resetchart", "resethistory", "resetlog", "resetall", "resetsession", "checkbalance", "betinterval",
      "sound",
      "message", "unvault", "resume", "start", "clearlog", "resetprofit", "resetbet",
    ])

  /// Every function that some host calls.
  static let allEntryPoints = Set(Dialect.allCases.flatMap { of($0).entryPoints })

  /// Functions that move money where the script comes from. Here they write a line and move nothing.
  static let movingMoney: Set<String> = [
    "tip", "withdraw", "invest", "vault", "unvault", "Tip", "Withdraw", "Invest", "Bank", "Vault",
  ]

  /// Functions that no script calls and Alea does not have: calling one ends the script.
  static func isUnsupported(_ name: String) -> Bool {
    unsupported.contains(name) || name.hasPrefix("setvalue")
  }

  private static let unsupported: Set<String> = [
    "runsim", "RunSim", "martingale", "labouchere", "fibonacci", "dalembert", "presetlist", "getvalue",
    "loadstrategy", "exportsim", "resetbuiltin",
  ]

  /// Misspellings that are common and do no harm, and what was meant.
  static let harmless = ["enablesrc": "enablersc"]

  /// What tells a script how its bets end: who reads it plays one bet after the other.
  static let telling: Set<String> = [
    "win", "lastBet", "lastbet", "previousbet", "nextbet", "currentstreak", "currentprofit", "profit",
    "balance",
    "wins", "losses", "bets", "wagered", "winstreak", "losestreak", "currentroll", "result",
    "Win",
    "PreviousBet", "Stats", "SiteStats", "Balance",
  ]
}
