import Dice
import Foundation

/// What is counted of an account in one currency, over all modes.
struct Tally: Hashable, Sendable {
  private(set) var bets = 0
  private(set) var wins = 0
  private(set) var profit = Amount.zero
  private(set) var volume = Amount.zero
  /// Winning rolls of all bets together, for the luck.
  private var winningRolls = 0

  mutating func count(_ proposal: Proposal, won: Bool, profit: Amount) {
    bets += 1
    wins += won ? 1 : 0
    // Whoever bets billions at a time comes to the end of what an amount can count; that is no reason to end the house.
    self.profit = self.profit.adding(profit) ?? self.profit
    volume = volume.adding(proposal.stake) ?? .max
    winningRolls += proposal.chance.winningRolls
  }

  /// Wins against expected wins in percent, to two places.
  var luck: Double {
    guard winningRolls > 0 else { return 100 }
    return (Double(wins) * Double(Roll.count) / Double(winningRolls) * 10_000).rounded() / 100
  }
}
