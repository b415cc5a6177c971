import Dice
import DuckDice
import Engine
import TestSupport

/// An honest site in a few lines: bets are atomic and numbered, answers come in any order, and some never come.
struct ModelSite {
  /// What comes back of a bet.
  enum Return {
    case answer(PlayReply)
    case refusal
    case notSent
    case nothing
  }

  var random: SplitMix64
  var nonce: Int
  var balance: Amount
  /// In percent.
  var refused = 0
  var lost = 0
  private(set) var onTheWay: [Ticket] = []
  private(set) var returns: [(Ticket, Return)] = []

  init(_ seed: UInt64, nonce: Int, balance: Amount) {
    (random, self.nonce, self.balance) = (SplitMix64(seed), nonce, balance)
  }

  var isEmpty: Bool { onTheWay.isEmpty && returns.isEmpty }
  var inFlight: Int { onTheWay.count + returns.count }

  mutating func send(_ ticket: Ticket) { onTheWay.append(ticket) }

  /// Plays one of the bets that are on the way.
  mutating func play() {
    guard !onTheWay.isEmpty else { return }
    let ticket = onTheWay.remove(at: Int.random(in: onTheWay.indices, using: &random))
    if random.chance(percent: refused) {
      returns.append((ticket, random.chance(percent: 50) ? .refusal : .notSent))
      return
    }
    let isLost = random.chance(percent: lost)
    if isLost, random.chance(percent: 50) { return returns.append((ticket, .nothing)) }
    let reply = Table.answer(
      ticket, roll: Int.random(in: 0..<10_000, using: &random), nonce: nonce, before: balance)
    nonce += 1
    balance = reply.user.balance.amount
    returns.append((ticket, isLost ? .nothing : .answer(reply)))
  }

  /// One of the returns, or nil.
  mutating func take() -> (Ticket, Return)? {
    guard !returns.isEmpty else { return nil }
    return returns.remove(at: Int.random(in: returns.indices, using: &random))
  }

  mutating func ticket(_ number: Int) -> Ticket {
    let stake = Amount(units: Int64.random(in: 0...50_000, using: &random))
    let width = Int.random(in: 1...9800, using: &random)
    let proposal: Proposal
    if random.chance(percent: 70) {
      proposal = Proposal(stake: stake, chance: Table.chance(width), high: random.chance(percent: 50))
    } else {
      let lowest = Int.random(in: 0..<(10_000 - width), using: &random)
      guard let range = RollRange(lowest: lowest, highest: lowest + width - 1) else {
        preconditionFailure("a width below 10,000 has room")
      }
      let inside = random.chance(percent: 50) || width < 200
      proposal = Proposal(stake: stake, range: range, inside: inside)
    }
    return Table.ticket(number, proposal)
  }
}
