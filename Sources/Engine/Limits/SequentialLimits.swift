public import Dice

/// What the limits say of sessions that bet one by one, where their state is given and was not played: for an
/// enumeration of all courses. It asks the pipeline, so that there is one reading of every limit.
public struct SequentialLimits {
  private var pipeline: Pipeline

  /// What limits look at, behind a settled bet.
  public struct State: Hashable, Sendable {
    /// The balance.
    public var balance: Amount
    /// The sum of all stakes.
    public var wagered = AmountSum.zero
    /// Settled bets.
    public var bets = 0
    /// Wins in a row, or losses in a row as a negative number.
    public var streak = 0

    /// The state at the start of a session.
    public init(balance: Amount) {
      self.balance = balance
    }
  }

  /// The limits of `settings`, whose sessions bet one by one.
  public init(_ settings: PipelineSettings) {
    precondition(settings.concurrency == .sequential, "side by side there is more to a state than this")
    pipeline = Pipeline(settings)
  }

  /// Why a session ends in this state, before its script is asked for another bet; nil where it goes on.
  public mutating func end(_ state: State) -> StopCause? {
    take(state)
    if let target = pipeline.reachedTarget(lane: 0) { return target }
    return pipeline.mayAsk() ? nil : .maxBets
  }

  /// Why a session ends in this state by the bet that its script wants next; nil where the bet is placed.
  public mutating func end(_ state: State, by proposal: Proposal) -> StopCause? {
    take(state)
    switch pipeline.fit(
      stake: proposal.stake, profitIfWon: pipeline.settings.rules.profitIfWon(proposal))
    {
    case .fits: return nil
    case .notNow(let cause), .never(let cause): return cause
    }
  }

  private mutating func take(_ state: State) {
    pipeline.stop = nil
    pipeline.balance = state.balance
    pipeline.profit = state.balance - pipeline.settings.startBalance
    pipeline.statistics.wagered = state.wagered
    pipeline.statistics.bets = state.bets
    pipeline.lanes[0].streak = state.streak
  }
}
