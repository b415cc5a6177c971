/// A strategy in plain integers, so that the engine and the oracle can play the same one without sharing code.
package protocol Script {
  /// The next bet, or the wish not to bet any more.
  mutating func next(_ view: View) -> Say
  /// A bet has ended.
  mutating func told(_ end: Told) -> Wish
}

extension Script {
  package mutating func told(_ end: Told) -> Wish { .goOn }
}

/// What a script answers when it is asked.
package enum Say: Hashable, Sendable {
  case bet(Bet)
  case nothing
  case stop
  case fault
}

/// What a script wants after a bet has ended.
package enum Wish: Hashable, Sendable {
  case goOn
  case stop
  case fault
}

/// A bet in plain integers: units of 1e-8, winning rolls out of 10,000.
package struct Bet: Hashable, Sendable {
  package enum Side: Hashable, Sendable {
    case low, high
    case inside(ClosedRange<Int>)
    case outside(ClosedRange<Int>)
  }

  package var stake: Int
  package var winningRolls: Int
  package var side: Side

  package init(_ stake: Int, _ winningRolls: Int = 4950, _ side: Side = .high) {
    self.stake = stake
    self.winningRolls = winningRolls
    self.side = side
    switch side {
    case .inside(let range): self.winningRolls = range.count
    case .outside(let range): self.winningRolls = 10_000 - range.count
    case .low, .high: break
    }
  }
}

/// What a script may see of the session.
package struct View: Hashable, Sendable {
  package var balance: Int
  package var startBalance: Int
  package var wagered: Int
  package var bets: Int
  package var wins: Int
  package var streak: Int
  package var outstanding: Int
  package var exposure: Int
  package var lane: Int
  package var now: Int

  package init(
    balance: Int, startBalance: Int, wagered: Int, bets: Int, wins: Int, streak: Int, outstanding: Int,
    exposure: Int, lane: Int, now: Int
  ) {
    self.balance = balance
    self.startBalance = startBalance
    self.wagered = wagered
    self.bets = bets
    self.wins = wins
    self.streak = streak
    self.outstanding = outstanding
    self.exposure = exposure
    self.lane = lane
    self.now = now
  }
}

/// What a script is told of a bet's end.
package struct Told: Hashable, Sendable {
  package var ticket: Int
  package var refused: Bool
  package var won: Bool
  package var roll: Int
  package var stake: Int
  package var profit: Int
  package var balance: Int
  package var late: Int

  package init(
    ticket: Int, refused: Bool, won: Bool, roll: Int, stake: Int, profit: Int, balance: Int, late: Int
  ) {
    self.ticket = ticket
    self.refused = refused
    self.won = won
    self.roll = roll
    self.stake = stake
    self.profit = profit
    self.balance = balance
    self.late = late
  }
}
