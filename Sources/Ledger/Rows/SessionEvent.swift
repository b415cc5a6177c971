public import Engine

/// Something that happened in a session and is neither a bet nor its end.
public struct SessionEvent: Hashable, Sendable {
  /// What it was.
  public let kind: Kind
  /// When, in milliseconds since 1970.
  public let atMilliseconds: Int64
  /// Where in the course of the session, if that matters.
  public let position: Position?
  /// Words for a person.
  public let text: String

  /// What can happen.
  public enum Kind: String, CaseIterable, Sendable {
    /// The session went on after it had ended: where it was interrupted at the position, once all that was in flight
    /// then had been handed over.
    case resumed
    /// The session went on after its process had been cut off without an ending.
    case reopened
    /// Limits were tightened.
    case limit
    /// Another number of bets may be with the house.
    case depth
    /// The session paused.
    case paused
    /// A pause ended.
    case continued
    /// The session was asked to end at the next win.
    case stopOnWin = "stop-on-win"
    /// The session was asked to end.
    case interrupted
    /// What a real house counted of the account when the session began, as JSON.
    case account
    /// What became of a bet that had no answer: the number of its ticket, then words. Its result follows.
    case decided
    /// How a real house answered, as JSON.
    case figures
    /// Something that a person should know.
    case warning
    /// An audit showed that the script process had not told the truth.
    case void
  }

  /// Makes an event.
  public init(_ kind: Kind, atMilliseconds: Int64, position: Position? = nil, text: String = "") {
    self.kind = kind
    self.atMilliseconds = atMilliseconds
    self.position = position
    self.text = text
  }
}
