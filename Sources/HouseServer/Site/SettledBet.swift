import Dice
import DuckDice

/// A bet with its outcome, and how the site tells it.
struct SettledBet {
  let bet: CheckedBet
  let roll: Roll
  let won: Bool
  let profit: Amount
  let nonce: UInt64
  let hash: String
  /// In milliseconds since 1970.
  let time: Int64

  /// The bet as replies have it: older clients read `isHigh` and `threshold`, newer ones `choice` and `choiceOption`.
  var wire: PlayReply.Bet {
    var wire = PlayReply.Bet(
      hash: hash, symbol: bet.purse.symbol, result: won, number: roll.number,
      chance: bet.proposal.chance.percent, payout: Double(bet.multiplier) / 10_000,
      betAmount: WireAmount(bet.proposal.stake), profit: WireAmount(profit), nonce: Int(nonce))
    wire.winAmount = WireAmount(won ? bet.proposal.stake + profit : .zero)
    wire.created = Int(time / 1000)
    wire.gameMode = bet.purse.mode.rawValue
    wire.mined = WireNull()
    wire.game =
      bet.game == .dice
      ? PlayReply.Game(name: "Original Dice", slug: "dice")
      : PlayReply.Game(name: "Range Dice", slug: "range-dice")
    let rolls = bet.proposal.chance.winningRolls
    switch bet.proposal.side {
    case .high:
      let threshold = Roll.count - 1 - rolls
      (wire.isHigh, wire.threshold) = (true, threshold)
      (wire.choice, wire.choiceOption) = (">\(threshold)", "\(threshold + 1),\(Roll.count - 1)")
    case .low:
      (wire.isHigh, wire.threshold) = (false, rolls)
      (wire.choice, wire.choiceOption) = ("<\(rolls)", "0,\(rolls - 1)")
    case .inside(let range):
      wire.choice = "\(range.lowest) - \(range.highest)"
      wire.choiceOption = "\(range.lowest),\(range.highest)"
    case .outside(let range):
      wire.choice = "<\(range.lowest) or >\(range.highest)"
      let below = range.lowest > 0 ? ["0,\(range.lowest - 1)"] : []
      let above = range.highest < Roll.count - 1 ? ["\(range.highest + 1),\(Roll.count - 1)"] : []
      wire.choiceOption = (below + above).joined(separator: ",")
    }
    return wire
  }
}

extension JournalEntry {
  init(
    bet number: Int, time: Int64, account: String, hash: String, _ bet: CheckedBet, roll: Roll, won: Bool,
    profit: Amount, nonce: UInt64, balance: Amount, fault: FaultKind?
  ) {
    (self.bet, self.time, self.account, self.hash) = (number, time, account, hash)
    (symbol, mode) = (bet.purse.symbol, bet.purse.mode)
    amount = WireAmount(bet.proposal.stake).text
    chance = bet.proposal.chance.description
    (self.roll, win, self.nonce) = (roll.number, won, nonce)
    (self.profit, self.balance) = (WireAmount(profit).text, WireAmount(balance).text)
    self.fault = fault
    switch bet.proposal.side {
    case .high: side = "high"
    case .low: side = "low"
    case .inside(let bounds): (side, range) = ("in", [bounds.lowest, bounds.highest])
    case .outside(let bounds): (side, range) = ("out", [bounds.lowest, bounds.highest])
    }
  }
}
