public import Engine

/// What a real house answered in a recorded session, in the order of its arrival.
public struct RecordedArrivals {
  private let ledger: LedgerReader
  private let recorded: RecordedSession

  /// The answers of a recorded session.
  public init(_ ledger: LedgerReader, _ recorded: RecordedSession) {
    (self.ledger, self.recorded) = (ledger, recorded)
  }

  /// Plays a session by these answers; see ``ReplayDriver/play(_:next:sent:)``.
  ///
  /// Where the session is to go on, bets without a trustworthy answer are left in flight: it is asked once more what
  /// became of them.
  public func play(
    _ session: Session, leavingUnknown: Bool = false, sent: (Ticket) -> Void = { _ in }
  ) throws(LedgerError) -> ReplayDriver.Outcome {
    var results = ledger.results(of: recorded)
    var failure: LedgerError?
    let outcome = ReplayDriver.play(
      session,
      next: {
        do throws(LedgerError) {
          while let result = try results.next() {
            guard case .outcome(let outcome) = result.fate else { continue }
            if leavingUnknown, case .unknown = outcome { continue }
            return (result.ticket, Reply(outcome: outcome, latency: 0), result.at)
          }
        } catch {
          failure = error
        }
        return nil
      }, sent: sent)
    if let failure { throw failure }
    return outcome
  }
}
