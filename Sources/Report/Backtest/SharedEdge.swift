import Foundation

/// What is the same in all strategies: the price of a unit wagered. Where payouts are cut to whole units it is not.
enum SharedEdge {
  /// Says so of several by their expected loss and wager; nil where it is not so, or one wagers nothing.
  static func sentence(_ costs: [(loss: Double, wagered: Double)]) -> String? {
    let edges = costs.compactMap { $0.wagered > 0 ? $0.loss / $0.wagered : nil }
    guard edges.count == costs.count, let low = edges.min(), let high = edges.max(), low > 0,
      (high - low) / low < 0.01
    else { return nil }
    return String(format: "All of them lose the same %.2f %% of what they wager: ", high * 100)
      + "they differ in how much they wager, and in how they lose it."
  }
}
