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
    /// Nothing more is asked for or sent until all that is in flight was handed over, or ``resume`` comes before that;
    /// then the session goes on. A session that was interrupted and resumed has one. Where somebody pauses a session
    /// that is being played, it waits until they want to go on; its course is the same.
    case pause
    /// A pause ends.
    case resume
    /// The session ends.
    case end(Stop)
    /// The session ends when the next win is handed over.
    case stopOnWin
    /// Limits are tightened: those that are given, and of each the tighter one. None is ever loosened.
    ///
    /// A target that is reached by it ends the session at once, and so do bets that were not sent yet and no longer fit
    /// with all that is outstanding counted as lost. What is in flight cannot be taken back.
    case limits(Limits)
    /// So many bets may be with the house from here on: from 1 to what the settings say. The lookahead keeps its
    /// proportion, rounded up; with lanes, fewer of them are asked.
    case depth(Int)
  }
}

/// A place in the course of a session, by counts and not by time.
public struct Position: Hashable, Sendable {
  /// Tickets that had been handed over.
  public let handedOver: Int
  /// Tickets that had been generated.
  public let generated: Int
  /// Tickets whose outcome had arrived, where they are sent as soon as a slot is free; else 0, because the course does not
  /// depend on it.
  public let arrived: Int
  /// Whether the script had been asked at this place already.
  public let asking: Asking

  /// What asking the script has come to at a place.
  public enum Asking: Int, CaseIterable, Sendable {
    /// It was not asked since the last ticket or handover: it may not be due.
    case due
    /// It has proposed a bet, which is held.
    case held
    /// It is not asked any more.
    case over
  }

  /// Makes a position.
  public init(handedOver: Int, generated: Int, arrived: Int = 0, asking: Asking = .due) {
    self.handedOver = handedOver
    self.generated = generated
    self.arrived = arrived
    self.asking = asking
  }

  /// Whether a session that is at `other` has come here. Without its script, a play of a record does not know of a bet
  /// that was held and never became a ticket: there nobody is asked any more.
  func isMet(_ other: Position) -> Bool {
    handedOver == other.handedOver && generated == other.generated && arrived == other.arrived
      && (asking == other.asking || asking == .held && other.asking == .over)
  }

  /// Whether a session that has come to `other` cannot come here any more: no count ever falls.
  func isBefore(_ other: Position) -> Bool {
    handedOver < other.handedOver || generated < other.generated || arrived < other.arrived
  }
}
