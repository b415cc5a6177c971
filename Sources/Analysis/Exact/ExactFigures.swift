internal import Dice
public import Engine

/// The exact odds of a strategy under its limits: sums over all courses that a session can take, no sampling. Money in
/// units of 1e-8.
public struct ExactFigures: Hashable, Sendable {
  /// How probable each end is.
  public package(set) var causes: [StopCause: Double] = [:]
  /// Of ending with more, and with less, than at the start.
  public package(set) var ahead = 0.0, behind = 0.0
  /// Mean and standard deviation of the balance at the end.
  public package(set) var final = 0.0, finalDeviation = 0.0
  /// The median of the balance at the end.
  public package(set) var medianFinal: Int64 = 0
  /// Means of the number of bets, of the sum of stakes, and of what the bets cost.
  public package(set) var bets = 0.0, wagered = 0.0, expectedLoss = 0.0
  /// How many states of balance and script there are, and how many of the script alone.
  public package(set) var states = 0, scriptStates = 0
  /// What is not decided yet: a session may go on for ever, and is followed until this is below 1e-15.
  public package(set) var undecided = 0.0

  package init() {}

  /// Of being ruined before the last bet that is allowed.
  public var ruin: Double { causes.reduce(0) { $0 + ($1.key.isRuin ? $1.value : 0) } }
  /// Of reaching the profit asked for.
  public var target: Double { causes[.takeProfit] ?? 0 }
}
