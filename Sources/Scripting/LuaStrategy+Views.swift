internal import CLua
internal import Dice
internal import Engine

extension LuaStrategy {
  /// Writes what `ctx` shows.
  @inline(__always)
  func fill(_ given: Context) { context.pointee = Self.view(given) }

  @inline(__always)
  static func view(_ given: Context) -> alua_context {
    let units = given.wagered.units
    return alua_context(
      balance: given.balance.units, bets: Int64(given.bets), wagered_low: UInt64(truncatingIfNeeded: units),
      streak: Int64(given.streak), start_balance: given.startBalance.units, wins: Int64(given.wins),
      wagered_high: Int64(truncatingIfNeeded: units >> 64), outstanding: Int64(given.outstanding),
      lane: Int64(given.lane), exposure: given.exposure.units, now: given.now, depth: Int64(given.depth),
      min_bet: given.minBet.units)
  }

  /// Writes what `r` shows; a refused ticket has no roll and no nonce.
  @inline(__always)
  func fill(_ ended: EndedTicket) {
    let ticket = ended.ticket
    result.pointee.ticket = Int64(ticket.number)
    result.pointee.lane = Int64(ticket.lane)
    result.pointee.amount = ticket.proposal.stake.units
    result.pointee.chance_hundredths = Int32(ticket.proposal.chance.winningRolls)
    result.pointee.balance = ended.balance.units
    result.pointee.late = Int64(ended.late)
    result.pointee.multiplier_ten_thousandths = ended.multiplierTenThousandths
    fill(ticket.proposal.side)
    result.pointee.refused = ended.settlement == nil
    result.pointee.roll = Int32(ended.settlement?.roll.number ?? 0)
    result.pointee.nonce = Int64(ended.settlement?.nonce ?? 0)
    result.pointee.win = ended.won
    result.pointee.profit = ended.profit.units
  }

  @inline(__always)
  private func fill(_ side: Side) {
    switch side {
    case .high: result.pointee.side = ALUA_SIDE_HIGH
    case .low: result.pointee.side = ALUA_SIDE_LOW
    case .inside(let range): fill(range, ALUA_SIDE_IN)
    case .outside(let range): fill(range, ALUA_SIDE_OUT)
    }
  }

  private func fill(_ range: RollRange, _ side: alua_side) {
    result.pointee.side = side
    result.pointee.range_low = Int32(range.lowest)
    result.pointee.range_high = Int32(range.highest)
  }
}
