internal import Dice
internal import Engine
internal import GRDB

/// A row of `endings`, column by column.
struct EndingRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "endings"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  let id: Int64
  let endedAtMs, wallMs: Int64
  let cause, evidence: String
  let cutHandedOver, cutGenerated: Int?
  let transcriptSha256, closingFault: String?
  let droppedLines: Int
  let sessionTimeNs, balance, reserved: Int64
  let bets, wins, refused, unknown, withdrawn, recordedOnly, settledAfterStop: Int
  let wagered, expectedLossE4: String
  let expectedWinsE4: Int
  let profitVariance: Double
  let longestWinStreak, longestLossStreak: Int
  let peakBalance, maxDrawdown, maxExposure, largestStake: Int64
  let cutArrived, cutAsking: Int?
}

extension EndingRow {
  init(id: Int64, _ ending: SessionEnding) {
    let (result, statistics) = (ending.result, ending.result.statistics)
    self.id = id
    (endedAtMs, wallMs) = (ending.endedAtMilliseconds, ending.wallMilliseconds)
    (cause, evidence) = (result.stop.cause.rawValue, result.stop.evidence)
    (cutHandedOver, cutGenerated) = (result.cutAt?.handedOver, result.cutAt?.generated)
    (cutArrived, cutAsking) = (result.cutAt?.arrived, result.cutAt?.asking.rawValue)
    (transcriptSha256, closingFault) = (result.transcriptSHA256, result.closingFault?.description)
    droppedLines = ending.droppedLines
    (sessionTimeNs, balance, reserved) = (result.sessionTime, result.balance.units, result.reserved.units)
    (bets, wins, refused) = (statistics.bets, statistics.wins, statistics.refused)
    (unknown, withdrawn) = (statistics.unknown, statistics.withdrawn)
    (recordedOnly, settledAfterStop) = (statistics.recordedOnly, statistics.settledAfterStop)
    wagered = String(statistics.wagered.units)
    expectedLossE4 = String(statistics.expectedLoss.tenThousandthUnits)
    expectedWinsE4 = statistics.expectedWinsTenThousandths
    profitVariance = statistics.profitVariance
    (longestWinStreak, longestLossStreak) = (statistics.longestWinStreak, statistics.longestLossStreak)
    (peakBalance, maxDrawdown) = (statistics.peakBalance.units, statistics.maxDrawdown.units)
    (maxExposure, largestStake) = (statistics.maxExposure.units, statistics.largestStake.units)
  }

  /// The ending of a session that started with `startBalance`, or nil where a column holds what none can be.
  func ending(startBalance: Amount) -> SessionEnding? {
    guard let cause = StopCause(rawValue: cause), let statistics else { return nil }
    var cutAt: Position?
    if let cutHandedOver, let cutGenerated {
      cutAt = Position(
        handedOver: cutHandedOver, generated: cutGenerated, arrived: cutArrived ?? 0,
        asking: cutAsking.flatMap(Position.Asking.init(rawValue:)) ?? .due)
    }
    let result = SessionResult(
      stop: Stop(cause, evidence), statistics: statistics, startBalance: startBalance,
      balance: Amount(units: balance), reserved: Amount(units: reserved), sessionTime: sessionTimeNs,
      transcriptSHA256: transcriptSha256, closingFault: closingFault.map(StrategyFault.init), cutAt: cutAt,
      prefix: nil)
    return SessionEnding(
      result: result, endedAtMilliseconds: endedAtMs, wallMilliseconds: wallMs, droppedLines: droppedLines)
  }

  private var statistics: Statistics? {
    guard let wagered = Int128(wagered), let expectedLoss = Int128(expectedLossE4) else { return nil }
    var statistics = Statistics(startBalance: .zero)
    (statistics.bets, statistics.wins, statistics.refused) = (bets, wins, refused)
    (statistics.unknown, statistics.withdrawn) = (unknown, withdrawn)
    (statistics.recordedOnly, statistics.settledAfterStop) = (recordedOnly, settledAfterStop)
    statistics.wagered = AmountSum(units: wagered)
    statistics.expectedLoss = ExpectedLoss(tenThousandthUnits: expectedLoss)
    statistics.expectedWinsTenThousandths = expectedWinsE4
    statistics.profitVariance = profitVariance
    (statistics.longestWinStreak, statistics.longestLossStreak) = (longestWinStreak, longestLossStreak)
    statistics.peakBalance = Amount(units: peakBalance)
    statistics.maxDrawdown = Amount(units: maxDrawdown)
    statistics.maxExposure = Amount(units: maxExposure)
    statistics.largestStake = Amount(units: largestStake)
    return statistics
  }
}
