import Dice
import DuckDice
import Foundation

/// A reply to an accepted bet that is not what was written in the journal.
struct Lie: Hashable {
  let kind: FaultKind

  /// The answer that is given instead of `reply`; `previous` is the account's bet before.
  func answer(instead reply: PlayReply, previous: PlayReply.Bet?) -> SiteAnswer {
    var told = reply
    change(&told, previous)
    var answer = SiteAnswer(told)
    answer.body = RawLie.body(kind, answer.body)
    return answer
  }

  private func change(_ reply: inout PlayReply, _ previous: PlayReply.Bet?) {
    let one = Amount(units: 1)
    switch kind {
    case .wrongRoll: reply.bet.number = contradiction(reply.bet)
    case .wrongPayout: reply.bet.payout += 0.01
    case .negativeWin:
      reply.bet.result = true
      reply.bet.profit = WireAmount(-reply.bet.betAmount.amount)
    case .echoStake: reply.bet.betAmount = WireAmount(reply.bet.betAmount.amount + one)
    case .echoChance: reply.bet.chance += reply.bet.chance < 50 ? 1 : -1
    case .echoSide:
      reply.bet.isHigh?.toggle()
      reply.bet.choice = reply.bet.choice.map { $0.hasPrefix(">") ? "<5000" : ">4999" }
      reply.bet.choiceOption = reply.bet.choiceOption.map { $0.hasPrefix("0,") ? "5000,9999" : "0,4999" }
    case .nonceRepeated: reply.bet.nonce = previous?.nonce ?? reply.bet.nonce
    case .hashReused: reply.bet.hash = previous?.hash ?? reply.bet.hash
    case .balanceJump: reply.user.balance = WireAmount(reply.user.balance.amount + Amount(units: 100_000_000))
    case .currency: reply.bet.symbol = reply.bet.symbol == "DOGE" ? "BTC" : "DOGE"
    case .escapes:
      reply.bet.hash = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{0}\(reply.bet.hash)"
      reply.user.username = "\u{1B}[31mplayer\u{0}"
    case .longStrings: reply.bet.hash = String(repeating: "a", count: 1_000_000)
    default: break
    }
  }

  /// A roll that loses where the bet won, and the other way round.
  private func contradiction(_ bet: PlayReply.Bet) -> Int {
    let wins = (bet.choiceOption ?? "").split(separator: ",").compactMap { Int($0) }
    let isWinning = { (number: Int) in
      stride(from: 0, to: wins.count - 1, by: 2).contains { wins[$0] <= number && number <= wins[$0 + 1] }
    }
    return (0..<Roll.count).first { isWinning($0) != bet.result } ?? bet.number
  }
}

extension Fault {
  /// The lie that the reply to an accepted bet is to tell, where the fault is one.
  var lie: Lie? {
    switch kind {
    case .wrongRoll, .wrongPayout, .negativeWin, .echoStake, .echoChance, .echoSide, .nonceRepeated,
      .hashReused, .balanceJump, .currency, .escapes, .longStrings, .nesting, .numbers, .nan, .infinite:
      Lie(kind: kind)
    default: nil
    }
  }
}
