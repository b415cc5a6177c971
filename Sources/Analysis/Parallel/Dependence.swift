/// What the bets of a script depend on, as far as sessions show it.
public enum Dependence: String, Sendable {
  /// The same bets, however many are in flight.
  case independent
  /// Other bets when it is asked and told in another order, and the same whatever it is told: as with numbers of
  /// `math.random` that are drawn both before bets and behind results.
  case order = "order-dependent"
  /// Other bets when it knows less.
  case state = "state-dependent"
}
