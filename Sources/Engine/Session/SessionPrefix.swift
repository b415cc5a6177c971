public import Dice

/// The state of a session after the first tickets of its transcript: what two plays of one session agree in. A record
/// keeps some as its checkpoints.
///
/// It holds only what changes when a ticket's end is handed over, so that it does not depend on how far ahead the
/// session had asked when it was taken.
public struct SessionPrefix: Hashable, Sendable {
  /// Records of the transcript.
  public let tickets: Int
  /// SHA-256 of those records, in hexadecimal.
  public let sha256: String
  /// Settled bets among them.
  public let bets: Int
  /// Won bets among them.
  public let wins: Int
  /// The sum of their stakes.
  public let wagered: AmountSum
  /// The balance after them.
  public let balance: Amount

  /// Makes a prefix; only the engine, and who reads one that was sent, do.
  package init(tickets: Int, sha256: String, bets: Int, wins: Int, wagered: AmountSum, balance: Amount) {
    self.tickets = tickets
    self.sha256 = sha256
    self.bets = bets
    self.wins = wins
    self.wagered = wagered
    self.balance = balance
  }

  init(_ transcript: inout Transcript, _ statistics: Statistics, balance: Amount) {
    self.init(
      tickets: transcript.tickets, sha256: transcript.prefixSHA256(), bets: statistics.bets,
      wins: statistics.wins,
      wagered: statistics.wagered, balance: balance)
  }
}

/// Whether the state of a session after its first tickets is wanted.
public enum PrefixRequest: Hashable, Sendable {
  /// It is not.
  case none
  /// After so many, or at the end where there are not as many.
  case take(Int)
  /// After so many, and the session ends there; the script is not told what became of the last one.
  case endAfter(Int)

  var tickets: Int? {
    switch self {
    case .none: nil
    case .take(let tickets), .endAfter(let tickets): tickets
    }
  }

  var isEnd: Bool {
    if case .endAfter = self { true } else { false }
  }
}
