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

  /// The line for `snapshot`, `seconds` after the start; no line end, no cursor movement.
  public mutating func text(_ snapshot: Snapshot, seconds: Double) -> String {
    equity.append(snapshot.balance.coins)
    let rate = seconds > 0 ? Int(Double(snapshot.bets) / seconds) : 0
    return "\(snapshot.bets) settled  \(snapshot.inFlight) in flight  \(rate) bets/s  "
      + "profit \(snapshot.profit.short)  balance \(snapshot.balance.short) \(currency)  \(equity.text)"
  }
}
