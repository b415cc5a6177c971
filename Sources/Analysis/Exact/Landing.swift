public import Dice
public import Engine

/// Where a script is when it has been led along a path of wins and losses: what it wants next, and what it remembers.
public struct Landing: Hashable, Sendable {
  /// What a script does next.
  public enum Move: Hashable, Sendable {
    /// It wants this bet.
    case bet(Proposal)
    /// It wants no further bet.
    case end
    /// It cannot go on.
    case fault(String)
  }

  /// What it does next.
  public let move: Move
  /// Equal for scripts that remember the same.
  public let memory: [UInt64]
  /// What it has looked at on the way.
  public let sight: Sight

  /// A landing.
  public init(move: Move, memory: [UInt64], sight: Sight) {
    (self.move, self.memory, self.sight) = (move, memory, sight)
  }
}

/// Leads scripts along paths: true for a bet that wins, from the first bet on.
public typealias ScriptGuide = ([[Bool]]) throws -> [Landing]

/// Why the courses of a strategy cannot be enumerated.
public enum ExactRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// Something of it cannot be seen, or has more to it than wins and losses.
  case unseen(String)
  /// There are too many states, or it takes too many steps until all is decided.
  case tooLarge(String)
  /// Some sessions end because the script cannot go on.
  case fault(String)

  /// Why, and what can be done.
  public var description: String {
    switch self {
    case .fault(let message): message
    case .unseen(let why): "no exact odds: \(why); leave --exact out"
    case .tooLarge(let why): "no exact odds: \(why); give tighter limits, or leave --exact out"
    }
  }
}
