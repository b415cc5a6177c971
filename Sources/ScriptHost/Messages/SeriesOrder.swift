internal import Engine

/// Many whole simulated sessions of one seed, which a script process plays one after another.
public struct SeriesOrder: Sendable {
  /// The first of them.
  public var first: SessionOrder
  /// How many there are: 1 or more, and their numbers stay within 32 bits.
  public var count: UInt32

  /// Orders `count` sessions from `first` on.
  public init(_ first: SessionOrder, count: UInt32) {
    precondition(count > 0 && first.session.addingReportingOverflow(count - 1).overflow == false)
    (self.first, self.count) = (first, count)
  }

  /// The order of the `index`-th of them.
  public func order(_ index: UInt32) -> SessionOrder {
    var order = first
    order.session += index
    return order
  }
}

extension SessionOrder {
  /// After how many tickets of a session of a series the balance is told.
  public var places: [Int] { BalanceCourse.places(maxBets: settings.limits.maxBets) }
}

extension SeriesOrder: WireMessage {
  package static let kinds = [FrameKind.series]

  package func write(to writer: inout WireWriter) {
    first.write(to: &writer)
    writer.integer(count)
  }

  package init(_ kind: FrameKind, from reader: inout WireReader) throws(WireFault) {
    first = try SessionOrder(kind, from: &reader)
    count = try reader.integer("count")
    guard count > 0, !first.session.addingReportingOverflow(count - 1).overflow else {
      throw WireFault("count: \(count)")
    }
  }
}
