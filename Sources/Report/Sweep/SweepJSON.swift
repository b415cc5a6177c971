import Analysis

/// A sweep for programs; `docs/json.md` lists the keys.
public struct SweepJSON: Encodable {
  private struct Parameter: Encodable {
    let name: String
    /// Not there where the values were drawn from all between two ends.
    let values: [String]?
  }

  private struct Difference: Encodable {
    let difference, se, low, high: Double

    init(_ paired: PairedDifference) {
      (difference, se) = (paired.mean / 1e8, paired.se / 1e8)
      (low, high) = (paired.interval.lowerBound / 1e8, paired.interval.upperBound / 1e8)
    }
  }

  private struct Point: Encodable {
    let parameters: [String: String]
    let pRuin: ShareJSON
    let profit: AverageJSON
    let expectedLoss, wagered: Double
    let againstBest: Difference
    let resultSha256: String
  }

  private struct Band: Encodable {
    let field, low, median, high, shareAsGood: Double
    let resamples: Int
    let place: String
  }

  private let script, currency: String
  private let sessions: Int
  private let seed: UInt64
  private let random: Bool
  private let swept: [Parameter]
  private let fixed: [String: String]
  private let points: [Point]
  private let best: Int
  private let luckBand: Band
  private let recommended = false

  /// Writes `report`.
  public init(_ report: SweepReport) {
    (script, currency, seed) = (report.script, report.currency, report.seed)
    (sessions, random) = (report.sessions, !report.points.isGrid)
    swept = report.points.swept.map { Parameter(name: $0.name, values: $0.values) }
    let kept = report.points.fixed.map { ($0.name, $0.values?.first ?? "") }
    fixed = [String: String](uniqueKeysWithValues: kept)
    let names = report.points.swept.map(\.name)
    points = report.played.indices.map { index in
      let point = report.played[index]
      return Point(
        parameters: [String: String](uniqueKeysWithValues: zip(names, report.points.values[index])),
        pRuin: ShareJSON(point.ruin), profit: AverageJSON(point.profit, unit: 1e8),
        expectedLoss: point.expectedLoss / 1e8, wagered: point.wagered / 1e8,
        againstBest: Difference(report.differences[index]), resultSha256: point.resultSHA256)
    }
    let band = report.band
    best = band.best
    luckBand = Band(
      field: band.fieldMean / 1e8, low: band.low / 1e8, median: band.median / 1e8, high: band.high / 1e8,
      shareAsGood: band.shareAsGood, resamples: band.resamples, place: band.place.rawValue)
  }

  /// One line, keys in alphabetical order.
  public func text() throws -> String { try JSONLine.text(self) }
}
