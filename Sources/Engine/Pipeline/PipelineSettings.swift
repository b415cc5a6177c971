public import Dice

/// What fixes the course of a session, beside the script and the house's answers.
public struct PipelineSettings: Hashable, Sendable {
  /// How many bets may be side by side, and in what order they are handed over.
  public var concurrency: Concurrency
  /// When a generated ticket is sent.
  public var sending: Sending
  /// Where session time comes from.
  public var time: SessionTime
  /// The bounds.
  public var limits: Limits
  /// The rules of the house.
  public var rules: HouseRules
  /// The balance at the start.
  public var startBalance: Amount
  /// What came from outside when this session was played before, in the order of its course.
  public var interventions: [Intervention] = []

  /// Makes settings; the defaults are those of a sequential simulation.
  public init(
    concurrency: Concurrency = .sequential, sending: Sending = .byHandover, time: SessionTime = .computed,
    limits: Limits = Limits(), rules: HouseRules = HouseRules(), startBalance: Amount
  ) {
    precondition(startBalance >= .zero, "a session cannot start in debt")
    self.concurrency = concurrency
    self.sending = sending
    self.time = time
    self.limits = limits
    self.rules = rules
    self.startBalance = startBalance
  }
}

/// How bets run side by side.
public enum Concurrency: Hashable, Sendable {
  /// One script, handed over in ticket order: at most `depth` with the house, `lookahead` ≥ depth outstanding.
  case single(depth: Int, lookahead: Int)
  /// As many copies of the script, each strictly sequential, sharing balance and limits.
  case lanes(Int)

  /// One bet at a time.
  public static let sequential = Concurrency.single(depth: 1, lookahead: 1)

  /// The most bets, and lanes, that may be side by side.
  public static let maxDepth = 10_000
  /// The most tickets that may be outstanding.
  public static let maxLookahead = 100_000

  /// How many bets may be with the house.
  public var depth: Int {
    switch self {
    case .single(let depth, _): depth
    case .lanes(let count): count
    }
  }

  /// How many copies of the script play.
  public var laneCount: Int {
    if case .lanes(let count) = self { count } else { 1 }
  }

  /// Whether tickets are handed over by lane. A single lane is one too: it plays as the sequential mode does.
  var hasLanes: Bool {
    if case .lanes = self { true } else { false }
  }

  /// How many tickets of one lane may be outstanding.
  var window: Int {
    if case .single(_, let lookahead) = self { lookahead } else { 1 }
  }
}

/// When a generated ticket may be sent.
public enum Sending: Hashable, Sendable {
  /// Ticket k once more than k − depth have been handed over: by counts alone, so that the course of a
  /// simulation does not depend on timing.
  case byHandover
  /// As soon as fewer than depth are in flight: what live play does.
  case bySlot
}

/// Where session time comes from.
public enum SessionTime: Hashable, Sendable {
  /// From the latencies in the replies.
  case computed
  /// From the driver's monotonic clock, told with every arrival.
  case measured
}
