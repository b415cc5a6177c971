import Dice

// A pipeline of one bet at a time between two of its steps; see `SessionState.playStraight`. Here no ticket is kept: the
// one that is outstanding is in the hands of who plays.
extension Pipeline {
  /// Up to where bets may be played without a look at the targets and at what somebody planned.
  struct StraightBounds {
    let takeProfit: Amount
    let winStreak, lossStreak, bets, generated: Int
    let time: Nanoseconds

    /// Whether the session just goes on after this bet.
    @inline(__always)
    func allow(_ settled: Settling, _ ticket: Ticket, bets before: Int) -> Bool {
      settled.profit < takeProfit && settled.streak < winStreak && settled.streak > lossStreak
        && before + 1 < bets && ticket.number + 1 < generated && settled.now < time
    }
  }

  /// A bet's outcome and what it makes of the session's figures.
  struct Settling {
    let roll: Roll
    let won: Bool
    let change, balance, profit: Amount
    let streak: Int
    let now: Nanoseconds
  }

  /// Nil where not even the next bet may be played so.
  var straightBounds: StraightBounds? {
    guard stop == nil, held == nil, !isPaused, !stopsOnWin, !sendingHalted, !handoverHalted, depth == 1,
      outstanding == 1, inFlight == 1
    else { return nil }
    return StraightBounds(
      takeProfit: limits.takeProfit ?? .max, winStreak: limits.maxWinStreak ?? .max,
      lossStreak: -(limits.maxLossStreak ?? .max), bets: limits.maxBets ?? .max, generated: nextIntervention,
      time: limits.maxDuration ?? .max)
  }

  /// The outstanding ticket is in other hands.
  mutating func takeOutstanding() {
    (outstanding, inFlight, exposure, possibleProfit) = (0, 0, .zero, .zero)
    lanes[0].handedOver = lanes[0].generated
  }

  /// The outstanding ticket is here again: sent, and without a reply.
  mutating func putOutstanding(_ ticket: Ticket) {
    (outstanding, inFlight) = (1, 1)
    (exposure, possibleProfit) = (ticket.proposal.stake, ticket.profitIfWon)
    slots[0, ticket.number] = Slot(ticket: ticket)
    lanes[0].handedOver = ticket.number
  }
}

// A bet's way.
extension Pipeline {
  /// What a ticket's roll comes to; changes nothing.
  @inline(__always)
  func settling(_ ticket: Ticket, _ roll: Roll, _ terms: SteadyTerms) -> Settling {
    let won = ticket.proposal.wins(roll)
    let change = won ? ticket.profitIfWon : -ticket.proposal.stake
    return Settling(
      roll: roll, won: won, change: change, balance: balance + change, profit: profit + change,
      streak: lanes[0].streak(after: won), now: max(now, ticket.generatedAt &+ terms.latency))
  }

  /// Folds it into the session.
  @inline(__always)
  mutating func settle(_ ticket: Ticket, _ settled: Settling) {
    (balance, profit, now) = (settled.balance, settled.profit, settled.now)
    precondition(balance == settings.startBalance + profit, "the balance is the start plus all profits")
    lanes[0].settle(won: settled.won, streak: settled.streak)
    refusalsInARow = 0
    statistics.settled(ticket, won: settled.won, streak: settled.streak, balance: balance)
    countVariance(ticket.proposal.chance)
  }

  /// What the script is told of it.
  @inline(__always)
  func ended(_ ticket: Ticket, _ settled: Settling) -> EndedTicket {
    EndedTicket(
      ticket: ticket, settlement: Settlement(roll: settled.roll, nonce: ticket.laneNumber), won: settled.won,
      profit: settled.change, balance: settled.balance,
      multiplierTenThousandths: settings.rules.multiplierTenThousandths(at: ticket.proposal.chance), late: 0)
  }

  /// What changes in a lane's context from bet to bet.
  @inline(__always)
  func renew(_ context: inout Context) {
    (context.balance, context.wagered, context.now) = (balance, statistics.wagered, now)
    (context.bets, context.wins, context.streak) = (lanes[0].bets, lanes[0].wins, lanes[0].streak)
  }

  /// The ticket of a proposal that just fits; nil where more is to be decided.
  @inline(__always)
  mutating func straightTicket(_ proposal: Proposal) -> Ticket? {
    guard let profitIfWon = settings.rules.profitIfWon(proposal),
      case .fits = fit(stake: proposal.stake, profitIfWon: profitIfWon)
    else { return nil }
    let number = generated
    generated = number + 1
    (lanes[0].generated, lanes[0].sent, lanes[0].handedOver) = (generated, generated, generated)
    statistics.generated(stake: proposal.stake, exposure: proposal.stake)
    return Ticket(
      number: number, lane: 0, laneNumber: number, asked: number, after: number, proposal: proposal,
      profitIfWon: profitIfWon, generatedAt: now)
  }
}
