public import Dice

/// A proposal that the session accepted.
///
/// 64 bytes: it is copied at every step of every bet, so small counts are stored small.
public struct Ticket: Hashable, Sendable {
  /// Its number: 0, 1, 2… in the order of generation, over all lanes.
  public let number: Int
  /// Its number among the tickets of its lane; equal to `number` where there are no lanes.
  public let laneNumber: Int
  /// The bet.
  public let proposal: Proposal
  /// What a win adds to the balance.
  public let profitIfWon: Amount
  /// Session time of the generation.
  public let generatedAt: Nanoseconds

  private let storedLane: Int32
  private let pendingWhenAsked: Int32
  private let pendingWhenGenerated: Int32

  /// Makes a ticket; only the pipeline and tests of its neighbours do.
  public init(
    number: Int, lane: Int, laneNumber: Int, asked: Int, after: Int, proposal: Proposal, profitIfWon: Amount,
    generatedAt: Nanoseconds
  ) {
    self.number = number
    self.laneNumber = laneNumber
    self.proposal = proposal
    self.profitIfWon = profitIfWon
    self.generatedAt = generatedAt
    storedLane = Int32(lane)
    pendingWhenAsked = Int32(laneNumber - asked)
    pendingWhenGenerated = Int32(laneNumber - after)
  }

  /// The lane that generated it; 0 where there are no lanes.
  public var lane: Int { Int(storedLane) }
  /// Tickets of its lane that had been handed over when the script was asked for it.
  public var asked: Int { laneNumber - Int(pendingWhenAsked) }
  /// Tickets of its lane that had been handed over when it was generated; more than `asked` if it was held.
  public var after: Int { laneNumber - Int(pendingWhenGenerated) }
}

/// Session time in nanoseconds since the start, or a span of it. The engine has no clock: time is data.
public typealias Nanoseconds = Int64

/// What became of a ticket.
public enum Outcome: Hashable, Sendable {
  /// The house placed the bet and rolled.
  case settled(Settlement)
  /// The bet was certainly not placed.
  case refused(Refusal)
  /// The bet was sent and there is no trustworthy answer: it may have been placed or not.
  case unknown(Uncertainty)
}

/// The house's word on a placed bet.
public struct Settlement: Hashable, Sendable {
  /// What was rolled.
  public let roll: Roll
  /// The house's running number of the bet.
  public let nonce: Int

  /// Makes a settlement.
  @inlinable
  public init(roll: Roll, nonce: Int) {
    self.roll = roll
    self.nonce = nonce
  }
}

/// Why a bet was certainly not placed.
public struct Refusal: Hashable, Sendable {
  /// The house's words, or ours where the house was not reached.
  public let why: String
  /// What the house says that its smallest bet is from now on; nil where it says nothing of it.
  public let minBet: Amount?
  /// Whether the house had had too many requests at once: for who decides how many bets are in flight. Not recorded.
  public let isRateLimited: Bool

  /// Makes a refusal.
  public init(why: String, minBet: Amount? = nil, isRateLimited: Bool = false) {
    self.why = why
    self.minBet = minBet
    self.isRateLimited = isRateLimited
  }
}

/// Why it is not known whether a bet was placed.
public struct Uncertainty: Hashable, Sendable {
  /// What happened instead of an answer, or what is wrong with it.
  public let why: String
  /// Whether the house did answer, and contradicts the bet or itself: then nothing that it says can be trusted, and the
  /// session ends by ``StopCause/contradiction``.
  public let isContradiction: Bool

  /// Makes an uncertainty.
  public init(why: String, isContradiction: Bool = false) {
    self.why = why
    self.isContradiction = isContradiction
  }
}
