import Dice
public import Engine

/// Finds out what became of bets that were sent and not answered, by what the account counts.
///
/// Open bets are decided only together, and only where the account's figures leave one possibility: as many bets, wins,
/// stakes, profit, balance and nonces beyond the recorded ones as the bets make that the site shows and that nobody
/// knows yet. That a bet is missing in a list proves nothing; that no bet, no stake and no nonce is missing in the
/// account does, once the site has had time to place what it may still have had in hand.
///
/// Bets that are equal in all that was asked for are interchangeable: the site's go to them in the order of their nonces.
public struct Reconciliation: Sendable {
  /// What became of the open bets, by ticket number; nil where the figures do not tell.
  public let outcomes: [Int: Outcome]?
  /// What was compared and found, a line each, for a person who has to decide.
  public let findings: [String]
  /// Whether not every open bet was placed as far as the figures go: a site that is slow may still place one.
  public let mayBeTooEarly: Bool

  /// Compares. `recent` are the account's newest bets as the site lists them.
  public init(_ open: [Ticket], _ books: AccountBooks, now: AccountFigures, recent: [PlayReply.Bet]) {
    let trace = books.beyond(now)
    mayBeTooEarly = trace.bets < open.count
    var findings = Self.table(trace, open)
    let unknown = recent.filter { books.mayBeOpen($0) }.sorted { $0.nonce < $1.nonce }
    do throws(Undecided) {
      let outcomes = try Self.outcomes(open, unknown, trace)
      findings += open.map { "ticket \($0.number): \(Self.words(outcomes[$0.number]))" }
      self.outcomes = outcomes
    } catch {
      findings.append(error.why)
      findings += Self.onlyCourse(open, trace)
      outcomes = nil
    }
    self.findings = findings
  }

  private struct Undecided: Error {
    let why: String
  }

  private static func outcomes(
    _ open: [Ticket], _ shown: [PlayReply.Bet], _ trace: AccountBooks.Trace
  ) throws(Undecided) -> [Int: Outcome] {
    guard (0...open.count).contains(trace.bets), trace.profit == trace.balance,
      trace.nonces == nil || trace.nonces == trace.bets
    else {
      throw Undecided(
        why: "the open bets cannot make these figures: somebody else plays on this account, or money moved")
    }
    guard trace.bets == 0 || shown.count == trace.bets else {
      throw Undecided(why: "the account counts \(trace.bets) of them, and the site shows \(shown.count)")
    }
    var outcomes: [Int: Outcome] = [:]
    var made = AccountBooks.Trace()
    for bet in shown.prefix(trace.bets) {
      let fitting = open.filter { outcomes[$0.number] == nil && isShown($0, as: bet) }
      guard let ticket = fitting.first, let roll = Roll(number: bet.number) else {
        throw Undecided(why: "the bet with nonce \(bet.nonce), which the site shows, is none of them")
      }
      guard fitting.allSatisfy({ $0.proposal == ticket.proposal }) else {
        throw Undecided(why: "the bet with nonce \(bet.nonce) may be more than one of them")
      }
      made.add(ticket, won: bet.result)
      outcomes[ticket.number] = .settled(Settlement(roll: roll, nonce: bet.nonce))
    }
    guard made.wins == trace.wins, made.volume == trace.volume, made.profit == trace.profit else {
      throw Undecided(
        why: "the bets that the site shows do not make these figures: somebody else plays on this account, "
          + "or money moved")
    }
    for ticket in open where outcomes[ticket.number] == nil {
      outcomes[ticket.number] = .refused(Refusal(why: "not placed: the account's figures show it"))
    }
    return outcomes
  }

  /// Whether a bet that the site shows may be this one: as it was asked, with a result that follows from its roll.
  private static func isShown(_ ticket: Ticket, as bet: PlayReply.Bet) -> Bool {
    guard let roll = Roll(number: bet.number) else { return false }
    let isSide: Bool
    switch ticket.proposal.side {
    case .high: isSide = bet.isHigh != false
    case .low: isSide = bet.isHigh != true
    case .inside, .outside: isSide = bet.isHigh == nil
    }
    let profit = bet.result ? ticket.profitIfWon : -ticket.proposal.stake
    return isSide && bet.betAmount.amount == ticket.proposal.stake && bet.profit.amount == profit
      && abs(bet.chance - ticket.proposal.chance.percent) < 0.001 && ticket.proposal.wins(roll) == bet.result
  }

  private static func words(_ outcome: Outcome?) -> String {
    guard case .settled(let settlement) = outcome else { return "not placed" }
    return "placed, roll \(settlement.roll.number), nonce \(settlement.nonce)"
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

// What the figures alone say, where the site does not show the bets.
extension Reconciliation {
  /// What may have become of an open bet.
  private enum Fate: CaseIterable {
    case notPlaced, lost, won

    var words: String {
      switch self {
      case .notPlaced: "not placed"
      case .lost: "placed and lost"
      case .won: "placed and won"
      }
    }
  }

  /// All courses of the open bets that leave this trace; no more than two are looked for.
  private static func courses(_ open: [Ticket], _ trace: AccountBooks.Trace) -> [[Fate]] {
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

  /// What the figures say of each bet, where only one course of them all is possible: for a person. They do not tell the
  /// rolls, so that nothing is decided by them alone.
  private static func onlyCourse(_ open: [Ticket], _ trace: AccountBooks.Trace) -> [String] {
    guard open.count <= mostOpenBets else { return [] }
    let courses = courses(open, trace)
    guard courses.count == 1, let course = courses.first else { return [] }
    return zip(open, course).map { "by the figures, ticket \($0.number): \($1.words)" }
  }

  /// With more open bets than this the courses are not counted: every bet triples them.
  private static let mostOpenBets = 8
}
