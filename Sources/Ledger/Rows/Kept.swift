/// What is kept of a session.
public enum Kept: String, CaseIterable, Sendable {
  /// Its inputs, from which a simulated session can be derived again, with checkpoints and the final hash.
  case inputs
  /// Every bet too, in batches.
  case all
  /// Every bet, durable before it is sent, as live play needs it.
  case durable
}
