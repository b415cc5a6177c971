public import Analysis
import Foundation

/// Several strategies on the same rolls.
public struct StrategyComparison: Sendable {
  /// One of them.
  public struct Contestant: Sendable {
    /// What it was called.
    public let name: String
    /// What its sessions came to.
    public let result: BacktestResult
    /// The profit of each session, in units.
    public let profits: [Int64]

    /// Takes part.
    public init(name: String, result: BacktestResult, profits: [Int64]) {
      (self.name, self.result, self.profits) = (name, result, profits)
    }

    var figures: CostFigures { CostFigures(result.tally) }
  }

  let contestants: [Contestant]
  let currency: String
  let seed: UInt64

  /// Compares two or more, each over the same sessions.
  public init(_ contestants: [Contestant], currency: String, seed: UInt64) {
    precondition(contestants.count > 1, "one strategy is compared with nothing")
    (self.contestants, self.currency, self.seed) = (contestants, currency, seed)
  }

  /// Every strategy against the first.
  var pairs: [(first: Contestant, other: Contestant, profit: PairedDifference)] {
    contestants.dropFirst().map { ($0, contestants[0], PairedDifference($0.profits, contestants[0].profits)) }
  }

  /// The lines for a person; a long one goes on below, behind two spaces.
  public var lines: [String] {
    sentences.flatMap { WordWrap.lines($0, width: 78).enumerated().map { ($0 == 0 ? "" : "  ") + $1 } }
  }

  private var sentences: [String] {
    var lines = ["\(contestants[0].profits.count) sessions each, on the same rolls (seed \(seed))"]
    for one in contestants {
      let figures = one.figures
      lines.append(
        "\(one.name): ends ahead in \(percent(figures.ahead.value)), ruin \(percent(figures.ruin.value)), "
          + "average profit \(money(figures.profit.mean)) ± \(money(Figure.half95(figures.profit.se))), "
          + "expected loss \(money(figures.expectedLoss)), wagers \(money(figures.wagered.mean))")
    }
    for pair in pairs { lines.append(sentence(pair.first, pair.other, pair.profit)) }
    if let same = SharedEdge.sentence(contestants.map { ($0.figures.expectedLoss, $0.figures.wagered.mean) })
    {
      lines.append(same)
    }
    return lines
  }

  private func sentence(_ first: Contestant, _ other: Contestant, _ profit: PairedDifference) -> String {
    let interval =
      "\(money(profit.mean)) [\(money(profit.interval.lowerBound)), \(money(profit.interval.upperBound))]"
    let start = "\(first.name) against \(other.name): average profit differs by \(interval)"
    if profit.isTold { return "\(start)" }
    guard let missing = profit.sessionsMissing else { return "\(start): no difference was seen" }
    return
      "\(start): that may be luck; it needs \(String(format: "%.0f", missing)) more sessions to tell them apart"
  }

  private func money(_ units: Double) -> String { Figure.coins(units, currency) }

  private func percent(_ share: Double) -> String { String(format: "%.2f %%", share * 100) }
}
