/// What becomes of a strategy with so many bets in flight.
public struct DepthFigures: Sendable {
  /// How many bets may be in flight.
  public let depth: Int
  /// Whether each of them is a copy's of the script that plays strictly in order.
  public let hasLanes: Bool
  /// Sessions whose bets were looked at, one by one.
  public var looked = 0
  /// The first bet that is another than one by one, over all sessions looked at; nil where there is none. Lanes have rolls of
  /// their own, and are not compared.
  public var firstDifference: Int?
  /// Bets that were looked at, and those of them that the script would not have placed, had it known every result before.
  public var bets = 0, stale = 0
  /// What all sessions came to.
  public var tally = Tally()

  /// Nothing yet.
  public init(depth: Int, hasLanes: Bool) {
    (self.depth, self.hasLanes) = (depth, hasLanes)
  }

  /// The share of stale bets.
  public var staleShare: Double { bets > 0 ? Double(stale) / Double(bets) : 0 }
}
