public import Analysis

/// What is said of a strategy with more than one bet in flight.
public struct ParallelReport: Sendable {
  let script, currency: String
  let seed: UInt64
  /// The first plays one by one.
  let depths: [DepthFigures]
  let dependence: Dependence

  /// Reports `depths`, the first of which plays one by one.
  public init(
    script: String, depths: [DepthFigures], dependsOnResults: Bool, currency: String, seed: UInt64
  ) {
    precondition(depths.first?.depth == 1, "everything is compared with one bet at a time")
    (self.script, self.depths, self.currency, self.seed) = (script, depths, currency, seed)
    let differs = depths.contains { $0.firstDifference != nil || $0.stale > 0 }
    dependence = differs ? dependsOnResults ? .state : .order : .independent
  }

  /// What the verdict means.
  var verdict: String {
    switch dependence {
    case .independent: "independent: the same bets in all sessions looked at, however many are in flight"
    case .order: "order-dependent: other bets when it is asked in another order, the same whatever it is told"
    case .state: "state-dependent: it bets otherwise when it does not know the last results yet"
    }
  }

  /// What to do.
  var advice: String {
    switch dependence {
    case .independent:
      "--max-concurrent N changes nothing but the pace; strategy = { independent = true } in the script lets one slow answer "
        + "hold nobody up"
    case .order:
      "any depth plays as well as another; a session is repeated at its own depth only"
    case .state:
      "--lanes with --max-concurrent N if you can stand N times the exposure: each copy knows its results; else one by one"
    }
  }

  /// Lanes have N strategies at work, depths one.
  func name(_ one: DepthFigures) -> String { one.hasLanes ? "\(one.depth) lanes" : "\(one.depth)" }
}
