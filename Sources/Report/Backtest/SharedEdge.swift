import Foundation

/// What is the same in all strategies: the price of a unit wagered. Where payouts are cut to whole units it is not.
enum SharedEdge {
  /// By how much of the largest wager wagers may differ and still be alike.
  private static let slack = 0.01

  /// Says so of several by their expected loss and wager; nil where it is not so, or one wagers nothing.
  static func sentence(_ costs: [(loss: Double, wagered: Double)]) -> String? {
    let edges = costs.compactMap { $0.wagered > 0 ? $0.loss / $0.wagered : nil }
    guard edges.count == costs.count, let low = edges.min(), let high = edges.max(), low > 0,
      (high - low) / low < 0.01
    else { return nil }
    let same = String(format: "All of them lose the same %.2f %% of what they wager", high * 100)
    guard differ(costs.map(\.wagered)) else {
      return same + ", and wager alike: they differ in how they lose it, not in how much."
    }
    return same + ": they differ in how much they wager, and in how they lose it."
  }

  /// Whether mean wagers differ. They have almost no luck in them, unlike profits.
  static func differ(_ wagers: [Double]) -> Bool {
    guard let low = wagers.min(), let high = wagers.max() else { return false }
    return high - low > slack * high
  }
}
