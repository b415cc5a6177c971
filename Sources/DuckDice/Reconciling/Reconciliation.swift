import Dice
public import Engine

/// Finds out what became of bets that were sent and not answered, by what the account counts.
///
/// A bet is decided only where the figures leave one possibility for all open bets together, and the site shows the bet
/// itself where it was placed. That a bet is missing in a list proves nothing; that no bet, no stake and no nonce is
/// missing in the account does, once the site has had time to place what it may still have had in hand.
public struct Reconciliation: Sendable {
  /// What became of the open bets, by ticket number; nil where the figures do not tell.
  public let outcomes: [Int: Outcome]?
  /// What was compared and found, a line each, for a person who has to decide.
  public let findings: [String]
  /// Whether no open bet was placed as far as the figures go: a site that is slow may still place one.
  public let mayBeTooEarly: Bool

  /// More open bets than this are not decided: every one triples the possibilities.
  public static let mostOpenBets = 8

  /// Compares. `recent` are the account's newest bets as the site lists them.
  public init(_ open: [Ticket], _ books: AccountBooks, now: AccountFigures, recent: [PlayReply.Bet]) {
    let trace = books.beyond(now)
    var findings = Self.table(trace, open)
    mayBeTooEarly = trace.bets < open.count
    guard open.count <= Self.mostOpenBets else {
      findings.append("\(open.count) open bets are too many to decide, at most \(Self.mostOpenBets)")
      (outcomes, self.findings) = (nil, findings)
      return
    }
    let courses = Self.courses(open, trace)
    guard courses.count == 1, let course = courses.first else {
      findings.append(
        courses.isEmpty
          ? "no course of the open bets gives these figures: somebody else plays on this account, or money moved"
          : "more than one course of the open bets gives these figures")
      (outcomes, self.findings) = (nil, findings)
      return
    }
    var outcomes: [Int: Outcome] = [:]
    for (ticket, fate) in zip(open, course) {
      guard fate != .notPlaced else {
        findings.append("ticket \(ticket.number): not placed, by the account's figures")
        outcomes[ticket.number] = .refused(Refusal(why: "not placed: the account's figures show it"))
        continue
      }
      let shown = Self.shown(ticket, won: fate == .won, in: recent, books)
      let twins = zip(open, course).count { $0.1 != .notPlaced && Self.isTwin($0.0, of: ticket) }
      guard shown.count == 1, twins == 1, let bet = shown.first, let roll = Roll(number: bet.number) else {
        findings.append(
          "ticket \(ticket.number): placed and \(fate.words) by the figures; the site "
            + "shows \(shown.count) bets that it may be")
        self.outcomes = nil
        self.findings = findings
        return
      }
      findings.append(
        "ticket \(ticket.number): placed, \(fate.words), roll \(bet.number), nonce \(bet.nonce)")
      outcomes[ticket.number] = .settled(Settlement(roll: roll, nonce: bet.nonce))
    }
    (self.outcomes, self.findings) = (outcomes, findings)
  }

  /// What may have become of an open bet.
  enum Fate: CaseIterable {
    case notPlaced, lost, won

    var words: String {
      switch self {
      case .notPlaced: "not placed"
      case .lost: "lost"
      case .won: "won"
      }
    }
  }

  /// All courses of the open bets that leave this trace; no more than two are looked for.
  static func courses(_ open: [Ticket], _ trace: AccountBooks.Trace) -> [[Fate]] {
    guard trace.profit == trace.balance, trace.nonces == nil || trace.nonces == trace.bets else { return [] }
    var found: [[Fate]] = []
    func go(_ fates: [Fate], _ left: AccountBooks.Trace) {
      guard found.count < 2 else { return }
      guard fates.count < open.count else {
        if left.bets == 0, left.wins == 0, left.volume == 0, left.profit == 0 { found.append(fates) }
        return
      }
      let ticket = open[fates.count]
      for fate in Fate.allCases {
        var rest = left
        if fate != .notPlaced {
          rest.bets -= 1
          rest.volume -= Int128(ticket.proposal.stake.units)
          rest.wins -= fate == .won ? 1 : 0
          rest.profit -= Int128((fate == .won ? ticket.profitIfWon : -ticket.proposal.stake).units)
        }
        if rest.bets >= 0, rest.wins >= 0, rest.volume >= 0 { go(fates + [fate], rest) }
      }
    }
    go([], trace)
    return found
  }

  /// The bets that the site shows and that may be this one: as it was asked, behind the start, and nobody else's.
  private static func shown(
    _ ticket: Ticket, won: Bool, in recent: [PlayReply.Bet], _ books: AccountBooks
  ) -> [PlayReply.Bet] {
    recent.filter { bet in
      guard let roll = Roll(number: bet.number) else { return false }
      return bet.nonce >= books.start.seeds.nonce && !books.nonces.contains(bet.nonce)
        && abs(bet.chance - ticket.proposal.chance.percent) < 0.001
        && bet.betAmount.amount == ticket.proposal.stake
        && bet.profit.amount == (won ? ticket.profitIfWon : -ticket.proposal.stake)
        && (bet.isHigh == nil || bet.isHigh == (ticket.proposal.side == .high))
        && ticket.proposal.wins(roll) == won && bet.result == won
    }
  }

  /// Whether two bets cannot be told apart where they are shown.
  private static func isTwin(_ one: Ticket, of other: Ticket) -> Bool {
    one.proposal.stake == other.proposal.stake && one.profitIfWon == other.profitIfWon
  }

  private static func table(_ trace: AccountBooks.Trace, _ open: [Ticket]) -> [String] {
    var lines = [
      "beyond the recorded bets the account counts \(trace.bets) bets, \(trace.wins) wins, "
        + "\(AmountSum(units: trace.volume).short) wagered, profit \(AmountSum(units: trace.profit).short), "
        + "balance \(AmountSum(units: trace.balance).short), nonces \(trace.nonces.map(String.init) ?? "unknown")"
    ]
    lines += open.map {
      "open: ticket \($0.number), \($0.proposal.stake.short) at \($0.proposal.chance) % \($0.proposal.side), "
        + "would win \($0.profitIfWon.short)"
    }
    return lines
  }
}
