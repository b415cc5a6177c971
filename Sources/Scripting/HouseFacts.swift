public import Dice

/// What a script may know of the house: the global table `house`.
public struct HouseFacts: Hashable, Sendable {
  /// The house's name.
  public let name: String
  /// The currency's symbol; also `ctx.currency`.
  public let currency: String
  /// Edge, smallest stake and chances; also what proposals are checked against.
  public let rules: HouseRules
  /// Whether no money is at stake.
  public let simulated: Bool

  /// Makes the facts of a house.
  public init(name: String, currency: String, rules: HouseRules, simulated: Bool) {
    self.name = name
    self.currency = currency
    self.rules = rules
    self.simulated = simulated
  }
}
