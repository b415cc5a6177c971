/// Always the same bet, up to a number of bets.
package struct FlatScript: Script {
  package var bet: Bet
  package var left: Int

  package init(_ bet: Bet, count: Int = .max) {
    self.bet = bet
    left = count
  }

  package mutating func next(_ view: View) -> Say {
    if left == 0 { return .nothing }
    left -= 1
    return .bet(bet)
  }
}

/// Doubles after a loss, starts again after a win.
package struct MartingaleScript: Script {
  private let base: Int
  private var stake: Int

  package init(base: Int = 100) {
    (self.base, stake) = (base, base)
  }

  package mutating func next(_ view: View) -> Say { .bet(Bet(stake)) }

  package mutating func told(_ end: Told) -> Wish {
    if end.refused { return .goOn }
    stake = end.won ? base : end.stake * 2
    return .goOn
  }
}

/// Stakes a share of the balance; the side follows what is outstanding.
package struct BalanceShareScript: Script {
  package init() {}

  package mutating func next(_ view: View) -> Say {
    .bet(Bet(view.balance / 50 + view.exposure % 7 + 1, 4950, view.outstanding % 2 == 0 ? .high : .low))
  }
}

/// The chance and the range follow the streak, the stake what was told last.
package struct StreakScript: Script {
  private var last = 0

  package init() {}

  package mutating func next(_ view: View) -> Say {
    let streak = max(-8, min(8, view.streak))
    let low = 1000 + 100 * (streak + 8)
    switch (view.bets + view.outstanding) % 4 {
    case 0: return .bet(Bet(100 + last, 5000 + 400 * streak, .high))
    case 1: return .bet(Bet(200 + last, 5000 - 400 * streak, .low))
    case 2: return .bet(Bet(300 + last, 0, .inside(low...(low + 4000))))
    default: return .bet(Bet(400 + last, 0, .outside(low...(low + 4000))))
    }
  }

  package mutating func told(_ end: Told) -> Wish {
    last = (last * 3 + end.roll + end.late) % 997
    return .goOn
  }
}

/// Folds all that it sees and hears into one word and bets by it, so that any other order of asking and telling
/// shows in its very next bet. Now and then it wants too much, and it can be told when to quit, and how.
package struct MoodyScript: Script {
  package enum Quit: CaseIterable, Sendable {
    case never, nothing, stopWhenAsked, stopWhenTold, faultWhenAsked, faultWhenTold
  }

  private var mood: UInt64
  private let scale: Int
  private let quit: Quit
  private var patience: Int

  package init(_ seed: UInt64, scale: Int = 1000, quit: Quit = .never, after patience: Int = .max) {
    (mood, self.scale, self.quit, self.patience) = (seed, scale, quit, patience)
  }

  package mutating func next(_ view: View) -> Say {
    feel(view)
    patience -= 1
    if patience <= 0 {
      switch quit {
      case .nothing: return .nothing
      case .stopWhenAsked: return .stop
      case .faultWhenAsked: return .fault
      case .never, .stopWhenTold, .faultWhenTold: break
      }
    }
    let greedy = mood % 31 == 0
    let stake = 1 + Int((mood >> 8) % UInt64(scale)) * (greedy ? 20 : 1)
    let low = Int((mood >> 20) % 4000)
    switch (mood >> 4) % 4 {
    case 0: return .bet(Bet(stake, 1 + Int((mood >> 20) % 9800), .high))
    case 1: return .bet(Bet(stake, 1 + Int((mood >> 20) % 9800), .low))
    case 2: return .bet(Bet(stake, 0, .inside(low...(low + 5000))))
    default: return .bet(Bet(stake, 0, .outside(low...(low + 5000))))
    }
  }

  package mutating func told(_ end: Told) -> Wish {
    mood = SplitMix64.mix(
      mood, UInt64(end.ticket), end.refused ? 1 : 0, end.won ? 1 : 0, UInt64(end.roll), UInt64(end.stake),
      UInt64(bitPattern: Int64(end.profit)), UInt64(bitPattern: Int64(end.balance)), UInt64(end.late))
    if patience <= 0, quit == .stopWhenTold { return .stop }
    if patience <= 0, quit == .faultWhenTold { return .fault }
    return .goOn
  }

  private mutating func feel(_ view: View) {
    mood = SplitMix64.mix(
      mood, UInt64(bitPattern: Int64(view.balance)), UInt64(view.wagered), UInt64(view.bets),
      UInt64(view.wins), UInt64(bitPattern: Int64(view.streak)), UInt64(view.outstanding),
      UInt64(view.exposure), UInt64(view.lane), UInt64(view.now))
  }
}
