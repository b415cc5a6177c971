import Dice
public import Engine

/// Everything that is said of a finished session.
public struct SessionReport: Sendable {
  /// What the session came to.
  public let result: SessionResult
  /// The seed of the rolls.
  public let seed: UInt64
  /// Name or path of the script, as it was asked for.
  public let script: String
  /// SHA-256 of the script's text, in hexadecimal.
  public let scriptSHA256: String
  /// How bets ran side by side.
  public let concurrency: Concurrency
  /// The currency of all amounts.
  public let currency: String
  /// The house's edge, in hundredths of a percent.
  public let edgeHundredths: Int
  /// Lines that the script printed and nobody was shown, because they were too many.
  public let droppedLines: Int
  /// Wall time of the session in seconds.
  public let seconds: Double
  /// Its number in the ledger; nil where it is not recorded.
  public let session: Int64?
  /// How a real house answered; nil in simulation.
  public var live: LiveFigures?

  /// Makes a report.
  public init(
    result: SessionResult, seed: UInt64, script: String, scriptSHA256: String, concurrency: Concurrency,
    currency: String, edgeHundredths: Int, droppedLines: Int = 0, seconds: Double, session: Int64? = nil
  ) {
    self.result = result
    self.seed = seed
    self.script = script
    self.scriptSHA256 = scriptSHA256
    self.concurrency = concurrency
    self.currency = currency
    self.edgeHundredths = edgeHundredths
    self.droppedLines = droppedLines
    self.seconds = seconds
    self.session = session
  }

  /// How usual the result is; nil without a bet that could have ended either way.
  public var usualness: Usualness? { Usualness(result.statistics, profit: result.profit) }

  /// Settled bets per second of wall time.
  public var betsPerSecond: Double { seconds > 0 ? Double(result.statistics.bets) / seconds : 0 }
}
