internal import Foundation

/// How a house answered in a live session: what a simulation has nothing to say about.
public struct LiveFigures: Codable, Hashable, Sendable {
  /// How long the house took over a bet, in milliseconds; nil without an answer.
  public var latency: Latency?
  /// Bets that were with the house at once, at most.
  public var deepestInFlight = 0
  /// Bets that waited at once, at most: for the time that the script gave them, for the pace, for a rate limit to pass
  /// or for another try.
  public var deepestQueue = 0
  /// Attempts that were repeated because nothing had been sent.
  public var retries = 0
  /// Bets whose answer was lost and that the account's figures decided.
  public var decided = 0
  /// Refusals by cause, the most frequent first.
  public var refusals: [Refusals] = []
  /// What a reconciliation that did not decide has found, a line each.
  public var findings: [String] = []

  /// Percentiles of the latency, in milliseconds.
  public struct Latency: Codable, Hashable, Sendable {
    /// Half of the answers came within this.
    public var p50: Double
    /// Nine of ten.
    public var p90: Double
    /// Ninety-nine of a hundred.
    public var p99: Double
    /// All.
    public var max: Double

    /// The latency in a few characters.
    public var brief: String { "half in \(Figure.rounded(p50)) ms, 99 % in \(Figure.rounded(p99)) ms" }

    /// Makes percentiles.
    public init(p50: Double, p90: Double, p99: Double, max: Double) {
      (self.p50, self.p90, self.p99, self.max) = (p50, p90, p99, max)
    }
  }

  /// How often a cause came.
  public struct Refusals: Codable, Hashable, Sendable {
    /// The words.
    public var why: String
    /// How often.
    public var count: Int

    /// Makes a count.
    public init(why: String, count: Int) {
      (self.why, self.count) = (why, count)
    }
  }

  /// Makes figures of a session that has sent nothing.
  public init() {}

  /// The figures as one line of JSON, for the ledger.
  public func text() throws -> String { try JSONLine.text(self) }

  /// Reads what ``text()`` wrote.
  public init(text: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Self.self, from: Data(text.utf8))
  }

  /// Rows for a person.
  var rows: [(String, String)] {
    var rows: [(String, String)] = []
    if let latency {
      let words = [("half", latency.p50), ("90 %", latency.p90), ("99 %", latency.p99), ("all", latency.max)]
        .map { "\($0.0) within \(Figure.rounded($0.1)) ms" }
      rows.append(("answers", words.joined(separator: ", ")))
    }
    rows.append(("side by side", "at most \(deepestInFlight) with the house, \(deepestQueue) waiting"))
    if retries > 0 { rows.append(("repeated", "\(retries) attempts of which nothing had been sent")) }
    if decided > 0 {
      rows.append(("reconciled", "\(decided) lost answers, decided by the account's figures"))
    }
    for refusal in refusals.prefix(5) { rows.append(("refused", "\(refusal.count) times: \(refusal.why)")) }
    for finding in findings { rows.append(("not decided", finding)) }
    return rows
  }
}
