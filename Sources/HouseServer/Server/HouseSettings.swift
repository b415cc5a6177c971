public import Simulation

/// Everything that a house is told when it opens.
public struct HouseSettings: Sendable {
  /// The port of 127.0.0.1; 0 takes any that is free.
  public var port = 0
  /// The rules and the accounts.
  public var site: SiteSettings
  /// How long it takes from a request to its reply.
  public var latency = LatencyModel.fixed(0)
  /// How many requests it works on at a time; more only wait.
  public var capacity: Int?
  /// How many requests of a key it takes.
  public var rateLimit: RateLimit?
  /// What goes wrong.
  public var faults = FaultSchedule.none
  /// Where accepted bets are written down.
  public var journal: String?

  /// A house without latency and faults.
  public init(site: SiteSettings = SiteSettings()) {
    self.site = site
  }
}

/// How many requests of a key a house takes in a span of time; more are answered by 429.
public struct RateLimit: Hashable, Sendable {
  /// How many, 1 or more. So many may come at once, then they are let in at an even pace.
  public var count: Int
  /// The span.
  public var span: Duration
  /// Whether the answer tells when to come again (`Retry-After`).
  public var tellsWhen: Bool

  /// Describes a limit.
  public init(count: Int, per span: Duration, tellsWhen: Bool = true) {
    precondition(count >= 1 && span > .zero, "a rate limit lets something in")
    (self.count, self.span, self.tellsWhen) = (count, span, tellsWhen)
  }
}
