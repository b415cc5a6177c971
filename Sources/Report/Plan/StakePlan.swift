/// The largest base stake that a tolerated ruin leaves, and what it costs.
public struct StakePlan: Sendable {
  /// The script, and its parameter that was looked for.
  public var script, parameter: String
  /// The share of sessions that may be ruined, 0…1, and within how many bets.
  public var tolerated: Double
  /// See ``tolerated``.
  public var maxBets: Int
  /// The smallest and the largest stake that could have been found, in units of 1e-8.
  public var range: ClosedRange<Int64>
  /// The stake as it stood its check; nil where not even the smallest can be borne.
  public var found: StakeTrial?
  /// The smallest stake that was played above it and cannot be borne; nil where the script, or the balance, takes no larger.
  public var tooLarge: StakeTrial?
  /// How many stakes were tried, how many of them were checked on sessions of their own, and how many sessions that took.
  public var trials, checks, sessionsPlayed: Int
  /// The seed of the search.
  public var seed: UInt64
  /// The currency.
  public var currency: String

  /// Takes what a search came to.
  public init(
    script: String, parameter: String, tolerated: Double, maxBets: Int, range: ClosedRange<Int64>,
    found: StakeTrial?, tooLarge: StakeTrial?, trials: Int, checks: Int, sessionsPlayed: Int, seed: UInt64,
    currency: String
  ) {
    (self.script, self.parameter, self.tolerated) = (script, parameter, tolerated)
    (self.maxBets, self.range) = (maxBets, range)
    (self.found, self.tooLarge) = (found, tooLarge)
    (self.trials, self.checks, self.sessionsPlayed) = (trials, checks, sessionsPlayed)
    (self.seed, self.currency) = (seed, currency)
  }
}
