/// The first place where a record and what should follow from it part.
public struct RecordDifference: Error, Hashable, Sendable, CustomStringConvertible {
  /// The ticket, or nil where it is no single one.
  public let ticket: Int?
  /// What differs, such as `roll`.
  public let what: String
  /// What the record says.
  public let recorded: String
  /// What follows from the inputs.
  public let derived: String

  /// Makes a difference.
  public init(ticket: Int?, what: String, recorded: String, derived: String) {
    (self.ticket, self.what, self.recorded, self.derived) = (ticket, what, recorded, derived)
  }

  /// One line for a person.
  public var description: String {
    (ticket.map { "ticket \($0), " } ?? "") + "\(what): recorded \(recorded), derived \(derived)"
  }
}

extension RecordDifference {
  /// Throws where two values differ.
  static func check<Value: Equatable>(
    _ ticket: Int?, _ what: String, recorded: Value, derived: Value
  ) throws(RecordDifference) {
    if recorded == derived { return }
    throw RecordDifference(ticket: ticket, what: what, recorded: "\(recorded)", derived: "\(derived)")
  }
}
