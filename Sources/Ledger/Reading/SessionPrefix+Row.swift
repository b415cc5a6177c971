internal import Dice
internal import Engine
internal import GRDB

extension SessionPrefix {
  /// A checkpoint of a row.
  init(_ row: Row) {
    self.init(
      tickets: row["tickets"], sha256: row["sha256"], bets: row["bets"], wins: row["wins"],
      wagered: AmountSum(units: Int128(row["wagered"] as String) ?? 0), balance: Amount(units: row["balance"])
    )
  }
}
