import Analysis

/// A comparison for programs.
public struct StrategyComparisonJSON: Encodable {
  private struct One: Encodable {
    let script: String
    let pRuin, pProfit, profit, profitSe, expectedLoss, wagered: Double
    let resultSha256: String
  }

  private struct Pair: Encodable {
    let script, against: String
    let difference, se, low, high: Double
    let correlation: Double?
    let sessionsMissing: Double?
  }

  private let sessions: Int
  private let seed: UInt64
  private let currency: String
  private let strategies: [One]
  private let differences: [Pair]

  /// Writes `comparison`.
  public init(_ comparison: StrategyComparison) {
    (seed, currency) = (comparison.seed, comparison.currency)
    sessions = comparison.contestants[0].profits.count
    strategies = comparison.contestants.map { one in
      let figures = one.figures
      return One(
        script: one.name, pRuin: figures.ruin.value, pProfit: figures.ahead.value,
        profit: figures.profit.mean / 1e8,
        profitSe: figures.profit.se / 1e8, expectedLoss: figures.expectedLoss / 1e8,
        wagered: figures.wagered.mean / 1e8, resultSha256: one.result.sha256)
    }
    differences = comparison.pairs.map { pair in
      Pair(
        script: pair.first.name, against: pair.other.name, difference: pair.profit.mean / 1e8,
        se: pair.profit.se / 1e8, low: pair.profit.interval.lowerBound / 1e8,
        high: pair.profit.interval.upperBound / 1e8,
        correlation: PairedDifference.correlation(pair.first.profits, pair.other.profits),
        sessionsMissing: pair.profit.sessionsMissing)
    }
  }

  /// One line, keys in alphabetical order.
  public func text() throws -> String { try JSONLine.text(self) }
}
