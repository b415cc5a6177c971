internal import Dice
package import Engine

// What a process says of its session is held against what the order allows. It cannot be proved so that it is true:
// that is what audits are for.
extension SessionOrder {
  /// Why a checkpoint cannot be, or nil.
  package func objection(to now: Snapshot, after before: Snapshot) -> String? {
    if now.startBalance != settings.startBalance { return "another balance at the start" }
    if now.sessionTime < before.sessionTime { return "a clock that runs backwards" }
    return objection(to: now.statistics, after: before.statistics, balance: now.balance)
  }

  /// Why a result cannot be, or nil; `records` are the tickets that were streamed.
  package func objection(to result: SessionResult, after before: Snapshot, records: RecordReader) -> String? {
    if result.startBalance != settings.startBalance { return "another balance at the start" }
    if result.sessionTime < before.sessionTime { return "a clock that runs backwards" }
    if result.prefix == nil { return "no prefix" }
    if wantsRecords, let objection = records.objection(to: result) { return objection }
    return objection(to: result.statistics, after: before.statistics, balance: result.balance)
  }

  /// Why the result of a session of which nothing was heard before cannot be, or nil.
  package func objection(toOneOfMany played: PlayedSession) -> String? {
    let result = played.result
    let tickets = result.statistics.bets.addingReportingOverflow(result.statistics.refused).partialValue
    if played.balances.count != places.count(where: { $0 <= tickets }) {
      return "\(played.balances.count) balances on the way of \(tickets) tickets"
    }
    if played.balances.contains(where: { $0 > result.statistics.peakBalance }) {
      return "a balance on the way above its peak"
    }
    // Of so many bets with so many winning rolls in all, those of one chance have the largest variance.
    let (bets, rolls) = (Int128(result.statistics.bets), Int128(result.statistics.expectedWinsTenThousandths))
    if Int128(played.winVariance) * bets > rolls * (Int128(Roll.count) * bets - rolls) {
      return "wins that vary more than their chances allow"
    }
    return objection(toOneOfMany: result)
  }

  /// The same of its result alone.
  package func objection(toOneOfMany result: SessionResult) -> String? {
    if result.startBalance != settings.startBalance { return "another balance at the start" }
    if result.sessionTime < 0 { return "a clock that runs backwards" }
    let none = Statistics(startBalance: settings.startBalance)
    return objection(to: result.statistics, after: none, balance: result.balance)
  }

  private func objection(to now: Statistics, after before: Statistics, balance: Amount) -> String? {
    if now.bets < before.bets || now.wins < before.wins || now.tickets < before.tickets
      || now.wagered < before.wagered
    {
      return "fewer bets than before"
    }
    let limits = settings.limits
    if let most = limits.maxBets, now.bets > most { return "\(now.bets) bets, over max-bets \(most)" }
    if let most = limits.maxBet, now.largestStake > most {
      return "a stake of \(now.largestStake), over max-bet"
    }
    if let most = limits.maxWager, now.wagered > most { return "a wager over max-wager" }
    if balance < .zero { return "a balance of \(balance)" }
    if let least = limits.minBalance, balance < least, balance < settings.startBalance {
      return "a balance of \(balance), under min-balance"
    }
    let loss = settings.startBalance - balance
    if let most = limits.stopLoss, loss > most { return "a loss of \(loss), over stop-loss" }
    if AmountSum(loss) > now.wagered { return "a loss of \(loss), more than was wagered" }
    if balance > now.peakBalance { return "a balance above its own peak" }
    return nil
  }
}
