/// Which balance of a currency a bet is played with; each has an edge of its own.
public enum GameMode: String, CaseIterable, Codable, Sendable {
  /// The player's own money.
  case main
  /// What the site gives away.
  case faucet
  /// A bonus that wants wagering.
  case bonus
  /// A time limited event.
  case tle

  /// The name by which requests choose the one bonus that this house has.
  public static let bonusHash = "practice-bonus"
  /// The name by which requests choose the one event that this house has.
  public static let tleHash = "practice-tle"
}
