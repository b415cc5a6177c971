import Dice
public import Engine

/// The line that shows a running session on a terminal.
public struct ProgressLine {
  private var equity = EquityLine(characters: 24)
  private let currency: String

  /// Makes the line of a session that has not begun.
  public init(currency: String) {
    self.currency = currency
  }

  /// The line for `snapshot`, `seconds` after the start, in at most `columns` characters; no line end, no cursor
  /// movement. `answers` says how a live house answers. Where it is narrow, that and the rate give way to the equity line.
  public mutating func text(
    _ snapshot: Snapshot, seconds: Double, columns: Int, answers: String = ""
  ) -> String {
    equity.append(snapshot.balance.coins)
    let rate = seconds > 0 ? "\(Int(Double(snapshot.bets) / seconds)) bets/s  " : ""
    let told = answers.isEmpty ? "" : "\(answers)  "
    let ways = [rate + told, rate, ""].map { Self.figures(snapshot, rate: $0, currency: currency) }
    let figures = ways.first { $0.count + Self.leastEquity <= columns } ?? ways[2]
    let line = "\(figures)  \(equity.text.suffix(max(0, columns - figures.count - 2)))"
    return String(line.prefix(columns))
  }

  private static let leastEquity = 10

  private static func figures(_ snapshot: Snapshot, rate: String, currency: String) -> String {
    "\(snapshot.bets) settled  \(snapshot.inFlight) in flight  \(rate)profit \(snapshot.profit.short)  "
      + "balance \(snapshot.balance.short) \(currency)"
  }
}
