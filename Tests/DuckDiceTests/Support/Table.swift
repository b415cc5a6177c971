import Dice
import DuckDice
import Engine
import Foundation

/// A table to play at: tickets, the answers of an honest site, and a house that plays against a server.
enum Table {
  static let rules = HouseRules()
  static let canary = "0b9f3c1e-7a52-4d7e-9c1b-CANARYCANARY"

  static func chance(_ rolls: Int) -> Chance {
    guard let chance = Chance(winningRolls: rolls) else { preconditionFailure("\(rolls) is no chance") }
    return chance
  }

  static func roll(_ number: Int) -> Roll {
    guard let roll = Roll(number: number) else { preconditionFailure("\(number) is no roll") }
    return roll
  }

  static func ticket(
    _ number: Int = 0, stake: Int64 = 10_000, rolls: Int = 4950, high: Bool = true, at time: Nanoseconds = 0
  ) -> Ticket {
    ticket(number, Proposal(stake: Amount(units: stake), chance: chance(rolls), high: high), at: time)
  }

  static func ticket(_ number: Int, _ proposal: Proposal, at time: Nanoseconds = 0) -> Ticket {
    Ticket(
      number: number, lane: 0, laneNumber: number, asked: number, after: number, proposal: proposal,
      profitIfWon: rules.profitIfWon(proposal) ?? .zero, generatedAt: time)
  }

  /// What an honest site answers.
  static func answer(_ ticket: Ticket, roll number: Int, nonce: Int, before: Amount) -> PlayReply {
    let proposal = ticket.proposal
    let won = proposal.wins(roll(number))
    let profit = won ? ticket.profitIfWon : -proposal.stake
    var bet = PlayReply.Bet(
      hash: "bet\(nonce)", symbol: "XLM", result: won, number: number, chance: proposal.chance.percent,
      payout: Double(rules.multiplierTenThousandths(at: proposal.chance)) / 10_000,
      betAmount: WireAmount(proposal.stake), profit: WireAmount(profit), nonce: nonce)
    bet.winAmount = WireAmount(won ? proposal.stake + profit : .zero)
    bet.gameMode = "main"
    if case .high = proposal.side { bet.isHigh = true }
    if case .low = proposal.side { bet.isHigh = false }
    return PlayReply(bet: bet, user: PlayReply.User(balance: WireAmount(before + profit)))
  }

  static let balance = Amount(units: 100_000_000)

  /// An honest answer to the ticket of every default, as text: rolled 7000, won, as every bet since nonce 5.
  static func honest(nonce: Int = 5) -> String {
    let before = Amount(units: balance.units + 10_000 * Int64(nonce - 5))
    return text(answer(ticket(), roll: 7000, nonce: nonce, before: before))
  }

  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  static func client(_ url: String, _ time: TestTime, connections: Int = 8) throws -> SiteClient {
    try SiteClient(
      baseURL: url, key: APIKey(canary), connections: connections, deadline: TestTime.deadline,
      time: time.piece, seed: 1)
  }

  static func house(_ client: SiteClient, mode: PlayMode = .main, pace: Pace? = nil) -> DuckDiceHouse {
    DuckDiceHouse(client, DuckDiceHouse.Settings(symbol: "XLM", mode: mode, rules: rules, pace: pace))
  }
}

/// The short name of an outcome.
func name(_ reply: Reply) -> String {
  switch reply.outcome {
  case .settled: "settled"
  case .refused: "refused"
  case .unknown: "unknown"
  }
}

/// Its words.
func words(_ reply: Reply) -> String {
  switch reply.outcome {
  case .settled: ""
  case .refused(let refusal): refusal.why
  case .unknown(let uncertainty): uncertainty.why
  }
}
