internal import Dice
internal import Engine

extension WireWriter {
  mutating func result(_ result: SessionResult) {
    stop(result.stop)
    statistics(result.statistics)
    amount(result.startBalance)
    amount(result.balance)
    amount(result.reserved)
    integer(result.sessionTime)
    text(result.transcriptSHA256 ?? "", atMost: WireBounds.name)
    optional(result.closingFault) { $0.text($1.description, atMost: WireBounds.message) }
    optional(result.cutAt) { $0.position($1) }
    optional(result.prefix) { $0.prefix($1) }
  }
}

extension WireReader {
  mutating func result() throws(WireFault) -> SessionResult {
    SessionResult(
      stop: try stop(), statistics: try statistics(), startBalance: try amount("start_balance"),
      balance: try amount("balance"), reserved: try amount("reserved"),
      sessionTime: try integer("session_time"), transcriptSHA256: try hash("transcript"),
      closingFault: try optional("fault") { (reader) throws(WireFault) in
        StrategyFault(try reader.words("fault", atMost: WireBounds.message))
      },
      cutAt: try optional("cut_at") { (reader) throws(WireFault) in try reader.sessionPosition() },
      prefix: try optional("prefix") { (reader) throws(WireFault) in try reader.prefix() })
  }
}
