import Dice
import Engine

import Scripting

/// Loads scripts and plays them by hand: no pipeline, so that a test sees what one call does.
final class Play {
  let strategy: LuaStrategy
  var context = Play.context()
  private var tickets = 0

  private final class Sink {
    var lines: [String] = []
    var warnings: [String] = []
  }
  private let sink: Sink

  init(
    _ text: String, path: String = "test.lua", rules: HouseRules = HouseRules(), parameters: [String] = [],
    seed: UInt64 = 1, lane: Int = 0, memory: Int = 48 << 20, watchdog: Watchdog? = nil,
    simulated: Bool = true,
    traces: Bool = false
  ) throws {
    let facts = HouseFacts(name: "sim", currency: "BTC", rules: rules, simulated: simulated)
    var settings = ScriptSettings(house: facts, randomSeeds: RandomSeeds(seed: seed, lane: lane))
    let sink = Sink()
    settings.parameters = try ParameterValues(assignments: parameters)
    settings.memory = memory
    settings.watchdog = watchdog
    settings.traces = traces
    settings.print = { sink.lines.append($0) }
    settings.warn = { sink.warnings.append($0) }
    self.sink = sink
    strategy = try LuaStrategy(Script(path: path, text: text), settings: settings)
  }

  static func context() -> Context {
    Context(
      balance: Amount(units: 150_000_000), startBalance: Amount(units: 100_000_000),
      wagered: AmountSum(units: 250_000_000), bets: 7, wins: 4, streak: -2, outstanding: 3,
      exposure: Amount(units: 25_000_000), depth: 5, lane: 2, now: 1_500_000_000,
      minBet: Amount(units: 2_500))
  }

  var printed: [String] { sink.lines }
  var warned: [String] { sink.warnings }

  func start() throws -> StopRequest? { try strategy.start(context) }
  func next() throws -> Answer { try strategy.nextBet(context) }

  func proposal() throws -> Proposal {
    guard case .proposal(let proposal) = try next() else { throw Unexpected() }
    return proposal
  }

  struct Unexpected: Error {}

  /// The message of the fault that the next call of `next_bet` ends in.
  func fault() -> String? {
    do {
      _ = try next()
      return nil
    } catch {
      return "\(error)"
    }
  }

  func ended(_ proposal: Proposal, won: Bool, roll: Int = 5000, refused: String? = nil) -> EndedTicket {
    let ticket = Ticket(
      number: tickets, lane: 2, laneNumber: tickets, asked: tickets, after: tickets, proposal: proposal,
      profitIfWon: proposal.stake, generatedAt: 0)
    tickets += 1
    let settlement = Settlement(roll: Roll(number: roll) ?? .zero, nonce: 77)
    return EndedTicket(
      ticket: ticket, settlement: refused == nil ? settlement : nil, won: won,
      profit: refused != nil ? .zero : won ? proposal.stake : -proposal.stake, balance: context.balance,
      multiplierTenThousandths: 20_000, late: 3)
  }

  @discardableResult
  func hand(_ proposal: Proposal, won: Bool, roll: Int = 5000, refused: String? = nil) throws -> StopRequest?
  {
    let ended = ended(proposal, won: won, roll: roll, refused: refused)
    if let refused { return try strategy.handOverRefused(ended, why: refused) }
    return try strategy.handOver(ended)
  }

  /// Runs `body` in `next_bet` and returns what it printed.
  static func output(of body: String, memory: Int = 48 << 20, seed: UInt64 = 1, lane: Int = 0) throws
    -> [String]
  {
    let play = try Play(
      "function next_bet(ctx)\n\(body)\nreturn nil end", seed: seed, lane: lane, memory: memory)
    _ = try play.next()
    return play.printed
  }
}

extension Roll {
  static let zero = low()
  private static func low() -> Roll {
    guard let roll = Roll(number: 0) else { preconditionFailure("0 is a roll") }
    return roll
  }
}

/// The message of what `body` throws, or nil.
func message(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return "\(error)"
  }
}
