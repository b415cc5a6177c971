import Dice
import Engine
import Scripting

/// Plays a script of another bot by hand: the test says how each bet ends, and sees what the script makes of it.
///
/// It keeps the books as the engine does, so that what a script reads can be told beforehand.
final class BotPlay {
  /// What a play begins with, where a test wants something else than the usual.
  struct Start {
    var dialect: Dialect? = .dicebot
    var balance = 100.0
    var parameters: [String] = []
    var simulated = true
    var rules = HouseRules()
    var files = ScriptFiles()
    var memory = 48 << 20
    var watchdog: Watchdog?
    var seed: UInt64 = 1
  }

  let strategy: LuaStrategy
  /// What the script answered last.
  private(set) var answer = Answer.nothing
  /// Session time, in seconds.
  private(set) var now = 0.0
  /// What each bet takes, in seconds, beside what the script makes it wait.
  var latency = 0.1
  private(set) var balance: Amount
  private(set) var bets = 0

  private final class Sink {
    var lines: [String] = []
    var warnings: [String] = []
  }
  private let sink = Sink()
  private let rules: HouseRules
  private var (wins, streak) = (0, 0)
  private var wagered: Int64 = 0
  private let startBalance: Amount

  init(_ text: String, _ start: Start = Start()) throws {
    let facts = HouseFacts(name: "sim", currency: "BTC", rules: start.rules, simulated: start.simulated)
    var settings = ScriptSettings(house: facts, randomSeeds: RandomSeeds(seed: start.seed))
    let sink = sink
    settings.parameters = try ParameterValues(assignments: start.parameters)
    settings.dialect = start.dialect
    settings.startBalance = Amount(units: Int64(start.balance * 1e8))
    settings.files = start.files
    settings.memory = start.memory
    settings.watchdog = start.watchdog
    settings.print = { sink.lines.append($0) }
    settings.warn = { sink.warnings.append($0) }
    rules = start.rules
    balance = settings.startBalance
    startBalance = settings.startBalance
    strategy = try LuaStrategy(Script(path: "test.lua", text: text), settings: settings)
  }

  /// The same for one dialect.
  convenience init(_ text: String, in dialect: Dialect) throws {
    try self.init(text, Start(dialect: dialect))
  }

  var printed: [String] { sink.lines }
  var warned: [String] { sink.warnings }

  /// Forgets what was printed, and returns it.
  func takePrinted() -> [String] {
    defer { sink.lines = [] }
    return sink.lines
  }

  /// Asks for the first bet.
  @discardableResult
  func begin() throws -> Answer {
    _ = try strategy.start(context)
    answer = try strategy.nextBet(context)
    return answer
  }

  /// The bet that is with the house.
  func bet() throws -> Placed {
    guard let proposal = answer.proposal else { throw Play.Unexpected() }
    return Placed(proposal)
  }

  /// How long the bet has to wait, in seconds.
  var delay: Double {
    guard case .delayed(_, let nanoseconds) = answer else { return 0 }
    return Double(nanoseconds) / 1e9
  }

  /// The bet ends, and the script is asked for the next one.
  @discardableResult
  func end(_ won: Bool, roll: Int? = nil) throws -> Answer {
    let ended = try ended(won, roll: roll)
    answer = try strategy.exchange(ended, context)
    return answer
  }

  /// The bets end one after the other: `+` won, `-` lost.
  func play(_ outcomes: String) throws {
    for outcome in outcomes { try end(outcome == "+") }
  }

  /// The house refuses the bet, and the script is asked for another.
  func refuse(_ why: String) throws {
    guard let proposal = answer.proposal else { throw Play.Unexpected() }
    _ = try strategy.handOverRefused(result(proposal, won: false, profit: .zero, settlement: nil), why: why)
    answer = try strategy.nextBet(context)
  }

  /// The message of the fault that the script ends in when its bet is lost.
  func fault() -> String? { message { try end(false) } }

  private func ended(_ won: Bool, roll: Int?) throws -> EndedTicket {
    guard let proposal = answer.proposal else { throw Play.Unexpected() }
    now += delay + latency
    let isTop = Placed(proposal).isHigh == won
    let settlement = Settlement(roll: Roll(number: roll ?? (isTop ? 9876 : 123)) ?? .zero, nonce: bets)
    guard let gain = rules.profitIfWon(proposal) else { throw Play.Unexpected() }
    let profit = won ? gain : -proposal.stake
    balance += profit
    wagered += proposal.stake.units
    bets += 1
    if won { wins += 1 }
    streak = won ? max(streak, 0) + 1 : min(streak, 0) - 1
    return result(proposal, won: won, profit: profit, settlement: settlement)
  }

  private func result(_ proposal: Proposal, won: Bool, profit: Amount, settlement: Settlement?) -> EndedTicket
  {
    let ticket = Ticket(
      number: max(bets - 1, 0), lane: 0, laneNumber: max(bets - 1, 0), asked: max(bets - 1, 0),
      after: max(bets - 1, 0), proposal: proposal, profitIfWon: rules.profitIfWon(proposal) ?? .zero,
      generatedAt: 0)
    return EndedTicket(
      ticket: ticket, settlement: settlement, won: won, profit: profit, balance: balance,
      multiplierTenThousandths: rules.multiplierTenThousandths(at: proposal.chance), late: 0)
  }

  private var context: Context {
    Context(
      balance: balance, startBalance: startBalance, wagered: AmountSum(units: Int128(wagered)), bets: bets,
      wins: wins,
      streak: streak, outstanding: 0, exposure: .zero, depth: 1, lane: 0, now: Nanoseconds(now * 1e9),
      minBet: Amount(units: 1))
  }
}

/// A bet as a test writes it down.
struct Placed: Equatable {
  let coins: Double
  let percent: Double
  let isHigh: Bool

  init(_ coins: Double, _ percent: Double, high: Bool) {
    self.coins = coins
    self.percent = percent
    isHigh = high
  }

  init(_ proposal: Proposal) {
    self.init(proposal.stake.coins, proposal.chance.percent, high: "\(proposal.side)" == "high")
  }
}
