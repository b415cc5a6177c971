/// Something that came from outside while a session ran, and where: with it a replay takes the same course.
public struct Intervention: Hashable, Sendable {
  /// Where it came.
  public let at: Position
  /// What it was.
  public let what: Kind

  /// Makes an intervention.
  public init(at position: Position, _ what: Kind) {
    at = position
    self.what = what
  }

  /// What can come from outside.
  public enum Kind: Hashable, Sendable {
    /// Nothing more is asked for or sent until all that is in flight was handed over; then the session goes on. A
    /// session that was interrupted and resumed has one.
    case pause
    /// The session ends.
    case end(Stop)
  }
}

/// A place in the course of a session, by counts and not by time.
public struct Position: Hashable, Sendable {
  /// Tickets that had been handed over.
  public let handedOver: Int
  /// Tickets that had been generated.
  public let generated: Int

  /// Makes a position.
  public init(handedOver: Int, generated: Int) {
    self.handedOver = handedOver
    self.generated = generated
  }
}
