public import Engine

extension Reconciliation {
  /// What the site says of the account now: its figures, and its newest bets; nil where it does not answer.
  public typealias Look = @Sendable () async -> (figures: AccountFigures, recent: [PlayReply.Bet])?

  /// What looking has come to.
  public struct Found: Sendable {
    /// What became of the open bets, by ticket number; nil where the figures do not tell.
    public var outcomes: [Int: Outcome]?
    /// The figures that decided.
    public var figures: AccountFigures?
    /// What was compared and found last, a line each.
    public var findings = ["the site did not tell the account's figures"]
  }

  /// How often the account is looked at.
  private static let looks = 4

  /// Looks until the figures decide. Where they say that a bet was not placed, two looks with a wait between them must
  /// agree: a site that is slow may still have it in hand.
  public static func untilDecided(
    _ open: [Ticket], _ books: AccountBooks, look: Look, wait: @Sendable () async -> Void
  ) async -> Found {
    var found = Found()
    var last: [Int: Outcome]?
    for attempt in 0..<looks {
      if attempt > 0 { await wait() }
      guard let (now, recent) = await look() else { continue }
      let reconciliation = Reconciliation(open, books, now: now, recent: recent)
      found.findings = reconciliation.findings
      if let outcomes = reconciliation.outcomes, !reconciliation.mayBeTooEarly || outcomes == last {
        (found.outcomes, found.figures) = (outcomes, now)
        return found
      }
      last = reconciliation.outcomes
    }
    return found
  }
}
