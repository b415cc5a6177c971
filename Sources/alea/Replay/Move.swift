import Dice
import Engine

/// One side of a comparison: the bet that is a ticket's by a record or by a script, what became of it, and where it
/// came from.
struct Move: Sendable {
  /// The bet; nil where there is none with this number.
  var bet: Proposal?
  var lane = 0
  /// What became of it.
  var fate: Fate?
  var won = false
  /// The line of the script that returned it.
  var line: Int?
  /// What the script saw when it was asked.
  var context: Context?
  /// Why there is no bet.
  var stop: Stop?

  /// The bet and its end in words.
  var words: String {
    guard let bet else { return "no bet" + (stop.map { ": the session had ended by \($0)" } ?? "") }
    return "\(bet.stake.short) at \(bet.chance) % \(bet.side)" + (outcome.map { ", \($0)" } ?? "")
  }

  /// What became of it in words.
  var outcome: String? {
    switch fate {
    case .outcome(.settled(let settlement)): "roll \(settlement.roll.number), \(won ? "won" : "lost")"
    case .outcome(.refused): "refused"
    case .outcome(.unknown): "outcome unknown"
    case .withdrawn: "never sent"
    case nil: nil
    }
  }
}

extension Context {
  /// What a script sees of the session, in words.
  var words: String {
    "balance \(balance.short), profit \(profit.short), bets \(bets), wins \(wins), streak \(streak), "
      + "outstanding \(outstanding), exposure \(exposure.short), lane \(lane), "
      + "now \(Double(now / 1_000_000) / 1_000) s"
  }
}
