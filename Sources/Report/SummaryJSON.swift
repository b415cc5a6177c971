import Dice
import Engine
import Foundation

/// The summary as one JSON object; `docs/json.md` documents it.
public struct SummaryJSON: Encodable {
  let session: Int64?
  let seed: UInt64
  let script: String
  let scriptSha256: String
  let currency: String
  let depth: Int
  let lookahead: Int
  let lanes: Int
  let bets: Int
  let wins: Int
  let losses: Int
  let refused: Int
  let unknown: Int
  let withdrawn: Int
  let recordedOnly: Int
  let settledAfterStop: Int
  let profit: String
  let wagered: String
  let startBalance: String
  let balance: String
  let reserved: String
  let expectedLoss: String
  let maxExposure: String
  let largestStake: String
  let maxDrawdown: String
  let longestLosingStreak: Int
  let longestWinningStreak: Int
  let zScore: Double?
  let shareAsGoodOrBetter: Double?
  let stop: StopJSON
  let sessionSeconds: Double
  let transcriptSha256: String?
  let droppedLines: Int
  let seconds: Double
  let live: LiveFigures?

  struct StopJSON: Encodable {
    let reason: String
    let evidence: String
  }

  /// Takes the figures of `report`.
  public init(_ report: SessionReport) {
    let result = report.result
    let statistics = result.statistics
    session = report.session
    seed = report.seed
    script = report.script
    scriptSha256 = report.scriptSHA256
    currency = report.currency
    depth = report.concurrency.depth
    switch report.concurrency {
    case .single(_, let outstanding): (lookahead, lanes) = (outstanding, 0)
    case .lanes(let count): (lookahead, lanes) = (count, count)
    }
    bets = statistics.bets
    wins = statistics.wins
    losses = statistics.losses
    refused = statistics.refused
    unknown = statistics.unknown
    withdrawn = statistics.withdrawn
    recordedOnly = statistics.recordedOnly
    settledAfterStop = statistics.settledAfterStop
    profit = result.profit.description
    wagered = statistics.wagered.description
    startBalance = result.startBalance.description
    balance = result.balance.description
    reserved = result.reserved.description
    expectedLoss = statistics.expectedLoss.rounded.description
    maxExposure = statistics.maxExposure.description
    largestStake = statistics.largestStake.description
    maxDrawdown = statistics.maxDrawdown.description
    longestLosingStreak = statistics.longestLossStreak
    longestWinningStreak = statistics.longestWinStreak
    zScore = report.usualness?.z
    shareAsGoodOrBetter = report.usualness?.shareAsGoodOrBetter
    stop = StopJSON(reason: result.stop.cause.rawValue, evidence: result.stop.evidence)
    sessionSeconds = Double(result.sessionTime) / 1e9
    transcriptSha256 = result.transcriptSHA256
    droppedLines = report.droppedLines
    seconds = report.seconds
    live = report.live
  }

  /// The object as text on one line, keys in alphabetical order.
  public func text() throws -> String { try JSONLine.text(self) }
}
