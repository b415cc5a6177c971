import Dice
public import Engine

/// The body of `POST dice/play` and of `POST range-dice/play`: amounts and chance as strings, as the site wants them.
public struct BetRequest: Encodable, Hashable, Sendable {
  /// The currency.
  public var symbol: String
  /// The stake, in coins.
  public var amount: String
  /// In percent; dice only.
  public var chance: String?
  /// Whether it is on the high rolls; dice only.
  public var isHigh: Bool?
  /// Both ends of the range, which belong to it; range dice only.
  public var range: [Int]?
  /// Whether it wins in the range; range dice only.
  public var isIn: Bool?
  /// Whether the faucet balance is played with.
  public var faucet: Bool?
  /// The wagering bonus that is played with.
  public var userWageringBonusHash: String?
  /// The time limited event that is played in.
  public var tleHash: String?

  /// The bet of a ticket, with nothing said of the balance that it is played with.
  public init(_ ticket: Ticket, symbol: String) {
    let proposal = ticket.proposal
    self.symbol = symbol
    amount = WireAmount(proposal.stake).text
    switch proposal.side {
    case .high, .low:
      chance = proposal.chance.description
      isHigh = proposal.side == .high
    case .inside(let bounds), .outside(let bounds):
      range = [bounds.lowest, bounds.highest]
      if case .inside = proposal.side { isIn = true } else { isIn = false }
    }
  }
}
