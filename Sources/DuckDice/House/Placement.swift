package import Dice
package import Engine

/// What became of a bet at the site.
package enum Placement: Hashable, Sendable {
  /// Placed, answered and checked.
  case settled(Settlement, Receipt)
  /// Certainly not placed.
  case refused(why: String, minBet: Amount? = nil, isRateLimited: Bool = false)
  /// Perhaps placed; `isContradiction` where the site's answer cannot be true.
  case unknown(why: String, isContradiction: Bool = false)
  /// Certainly not placed, and no other will be: the key is refused.
  case stop(why: String)
  /// Not sent yet: what became of another bet has to be found out first.
  case heldBack
}

extension Reply {
  /// The engine's words for it.
  init(_ placement: Placement, latency: Nanoseconds) {
    switch placement {
    case .settled(let settlement, let receipt):
      self.init(outcome: .settled(settlement), latency: latency, receipt: receipt)
    case .refused(let why, let minBet, let isRateLimited):
      let refusal = Refusal(why: why, minBet: minBet, isRateLimited: isRateLimited)
      self.init(outcome: .refused(refusal), latency: latency)
    case .unknown(let why, let isContradiction):
      self.init(
        outcome: .unknown(Uncertainty(why: why, isContradiction: isContradiction)), latency: latency)
    case .stop(let why):
      self.init(outcome: .refused(Refusal(why: why)), latency: latency)
    case .heldBack:
      let why = "not sent: it is not known what became of another bet"
      self.init(outcome: .refused(Refusal(why: why)), latency: latency)
    }
  }
}
