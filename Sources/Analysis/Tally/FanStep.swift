/// What sessions had won or lost after so many bets. A session that was over before stays in with what it ended with, so
/// that no ruin drops out; a refused ticket counts as a bet here.
public struct FanStep: Hashable, Sendable, Codable {
  /// After how many bets.
  public let bets: Int
  /// What all sessions had won or lost until there.
  public internal(set) var changes = ChangeSpread()

  init(bets: Int) {
    self.bets = bets
  }
}
