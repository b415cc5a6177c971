/// What a script says of itself: the global table `strategy`.
public struct ScriptMetadata: Hashable, Sendable {
  /// Its name, if it gives one.
  public let name: String?
  /// What it does, in a line.
  public let description: String?
  /// What can go wrong with it, in a line.
  public let risk: String?
  /// Whether its bets do not depend on the results before them, so that many can be outstanding.
  public let independent: Bool

  /// Makes metadata; only a loaded script, and who reads some that was sent, do.
  package init(name: String?, description: String?, risk: String?, independent: Bool) {
    self.name = name
    self.description = description
    self.risk = risk
    self.independent = independent
  }

  /// Nothing said.
  static let none = ScriptMetadata(name: nil, description: nil, risk: nil, independent: false)
}
