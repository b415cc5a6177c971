/// What a script is told when the session has ended.
public struct ClosingSummary: Hashable, Sendable {
  /// Why it ended, a name of the closed list.
  public let reason: String
  /// The figures that led to it.
  public let evidence: String
  /// The state at the end.
  public let context: Context
  /// Refused tickets.
  public let refused: Int

  /// Makes a summary.
  public init(reason: String, evidence: String, context: Context, refused: Int) {
    self.reason = reason
    self.evidence = evidence
    self.context = context
    self.refused = refused
  }
}
