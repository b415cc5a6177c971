import Dice
import Engine
import ScriptHost
import Scripting
import Simulation
import Synchronization

/// A house that forgets bets that lose, all of them or now and then, as if they had not been placed.
final class ForgetfulHouse: ComputedHouse {
  private let house: SimulatedHouse
  private let seed: UInt64
  /// Rolls that were passed over, by lane.
  private let passed = Mutex<[Int: Int]>([:])

  init(_ house: SimulatedHouse, seed: UInt64) {
    self.house = house
    self.seed = seed
  }

  func reply(to ticket: Ticket) -> Reply {
    let honest = house.reply(to: ticket)
    guard case .settled = honest.outcome else { return honest }
    return passed.withLock { passed in
      while true {
        let index = ticket.laneNumber + passed[ticket.lane, default: 0]
        let roll = house.roll(lane: ticket.lane, index: index)
        let forgets = seed % 2 == 0 || UInt64(index) % 3 == seed % 3
        if ticket.proposal.wins(roll) || !forgets {
          let settlement = Settlement(roll: roll, nonce: ticket.laneNumber)
          return Reply(outcome: .settled(settlement), latency: honest.latency)
        }
        passed[ticket.lane, default: 0] += 1
      }
    }
  }
}

/// Plays a script, but bets on the side that will win: it asks the house before it proposes.
final class SeeingStrategy: Strategy {
  private let script: LuaStrategy
  private let house: SimulatedHouse
  private let lane: Int
  private var proposals = 0

  init(_ script: LuaStrategy, house: SimulatedHouse, lane: Int) {
    self.script = script
    self.house = house
    self.lane = lane
  }

  func start(_ context: Context) throws(StrategyFault) -> StopRequest? { try script.start(context) }

  func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    let answer = try script.nextBet(context)
    guard case .proposal(let proposal) = answer else { return answer }
    let roll = house.roll(lane: lane, index: proposals)
    proposals += 1
    return .proposal(proposal.wins(roll) ? proposal : Self.winning(proposal, roll.number))
  }

  /// A bet of the same stake and chance that wins: the other side, or a range that lies elsewhere.
  private static func winning(_ proposal: Proposal, _ roll: Int) -> Proposal {
    switch proposal.side {
    case .low: return Proposal(stake: proposal.stake, chance: proposal.chance, high: true)
    case .high: return Proposal(stake: proposal.stake, chance: proposal.chance, high: false)
    case .inside(let range), .outside(let range):
      let width = range.highest - range.lowest
      let isInside = proposal.side == .inside(range)
      let lowest = isInside ? min(roll, Roll.count - 1 - width) : roll > width ? 0 : Roll.count - 1 - width
      guard let other = RollRange(lowest: lowest, highest: lowest + width) else { return proposal }
      return Proposal(stake: proposal.stake, range: other, inside: isInside)
    }
  }

  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { try script.handOver(ended) }

  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    try script.handOverRefused(ended, why: why)
  }

  func stop(_ summary: ClosingSummary) throws(StrategyFault) { try script.stop(summary) }
}

/// Plays a script, but not to its end.
final class QuittingStrategy: Strategy {
  private let script: LuaStrategy
  private var left: Int

  init(_ script: LuaStrategy, after bets: Int) {
    self.script = script
    left = bets
  }

  func start(_ context: Context) throws(StrategyFault) -> StopRequest? { try script.start(context) }

  func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    left -= 1
    return left < 0 ? .nothing : try script.nextBet(context)
  }

  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? { try script.handOver(ended) }

  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    try script.handOverRefused(ended, why: why)
  }

  func stop(_ summary: ClosingSummary) throws(StrategyFault) { try script.stop(summary) }
}
