public import Dice
public import Engine

/// A house made of arithmetic: what becomes of a ticket follows from the seed, the ticket's lane and its
/// number there. It has no state, so bets may be asked about in any order and at any depth.
public struct SimulatedHouse: ComputedHouse {
  /// What it takes and pays.
  public let rules: HouseRules
  /// How long it takes over a bet, in computed time.
  public let latency: LatencyModel
  /// Shares of bets that it refuses or leaves without an answer.
  public let faults: FaultPlan
  /// Which session of its seed this is; sessions of a backtest never share a roll.
  public let session: UInt32

  /// The seeds that rolls are made of as the site makes them, ticket by ticket; nil where they are drawn from the seed.
  public let siteSeeds: SiteSeeds?

  private let random: Philox
  private let siteRolls: DuckDiceRolls?

  /// Makes the house of `seed`.
  public init(
    seed: UInt64, rules: HouseRules = HouseRules(), latency: LatencyModel = .standard,
    faults: FaultPlan = .none, session: UInt32 = 0, siteSeeds: SiteSeeds? = nil
  ) {
    self.rules = rules
    self.latency = latency
    self.faults = faults
    self.session = session
    self.siteSeeds = siteSeeds
    random = Philox(key: seed)
    siteRolls = siteSeeds.map { DuckDiceRolls(serverSeed: $0.serverSeed, clientSeed: $0.clientSeed) }
  }

  /// What becomes of `ticket`.
  public func reply(to ticket: Ticket) -> Reply {
    Reply(outcome: outcome(of: ticket), latency: latency(of: ticket))
  }

  /// Where it takes the same time over every bet, has no faults and draws its rolls from the seed.
  public var steadyTerms: SteadyTerms? {
    guard case .fixed(let latency) = latency, faults == .none, siteRolls == nil else { return nil }
    return SteadyTerms(latency: latency, minBet: rules.minBet, maxProfit: rules.maxProfit)
  }

  /// The same as ``roll(lane:index:)``, one by one.
  public func roll(_ rolls: UnsafeMutableBufferPointer<Roll>, lane: Int, from index: Int) {
    for place in rolls.indices { rolls[place] = roll(lane: lane, index: index + place) }
  }

  private func outcome(of ticket: Ticket) -> Outcome {
    let proposal = ticket.proposal
    // Community scripts scan with bets of 0, which sites used to take; no other script can propose one.
    if proposal.stake < rules.minBet && proposal.stake > .zero {
      return .refused(Refusal(why: "The minimum bet is \(rules.minBet.short)"))
    }
    if ticket.profitIfWon > rules.maxProfit {
      return .refused(Refusal(why: "The maximum profit is \(rules.maxProfit.short)"))
    }
    if let fault = faults.fault(of: ticket, random, session: session) { return fault }
    if let siteRolls {
      // The site counts its bets; one that it refuses uses no nonce there, and does here.
      let roll = siteRolls.roll(nonce: UInt64(ticket.number))
      return .settled(Settlement(roll: roll, nonce: ticket.number))
    }
    let roll = roll(lane: ticket.lane, index: ticket.laneNumber)
    return .settled(Settlement(roll: roll, nonce: ticket.laneNumber))
  }

  private func latency(of ticket: Ticket) -> Nanoseconds {
    if case .fixed(let latency) = latency { return latency }
    return latency.draw(
      random.block(
        at: RandomStream.latencies.counter(
          index: UInt64(ticket.laneNumber), lane: ticket.lane, session: session)))
  }

  /// The roll of the `index`-th ticket of a lane.
  ///
  /// A rejected word makes way for the next of the same block, so it shifts nobody else's roll. Should all four
  /// be rejected (once in 10^23 bets) the last is taken modulo 10,000.
  @inline(__always)
  public func roll(lane: Int, index: Int) -> Roll {
    let block = random.block(
      at: RandomStream.rolls.counter(index: UInt64(index), lane: lane, session: session))
    if let roll = Roll(uniform: block.word0) { return roll }
    return secondChoice(block)
  }

  @inline(never)
  private func secondChoice(_ block: Philox.Block) -> Roll {
    for word in [block.word1, block.word2, block.word3] {
      if let roll = Roll(uniform: word) { return roll }
    }
    guard let roll = Roll(number: Int(block.word3 % 10_000)) else {
      preconditionFailure("a number modulo 10,000 is a roll")
    }
    return roll
  }
}
