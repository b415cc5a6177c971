internal import Dice
internal import Engine
internal import Scripting

/// Leads a script along paths of wins and losses, and tells what it wants and remembers at the end of each.
struct ChildWalks {
  private var copies: ScriptCopies

  init(_ copies: ScriptCopies) {
    self.copies = copies
  }

  /// Leads it along all of them.
  mutating func go(_ walk: Walk) throws(WireFault) {
    var settings = walk.settings
    settings.startBalance += Walker.reserve
    for path in walk.paths {
      // The same for all: a script that draws from it is found out.
      try copies.begin([RandomSeeds(seed: 0, session: 0, lane: 0)])
      guard let script = copies.lanes.first else { throw WireFault("no copy of the script is wanted") }
      let walker = Walker(script, bets: path.count)
      _ = LoopDriver.playOne(
        settings, [walker], against: Course(path: path), control: SessionControl())
      guard let found = walker.found else { throw WireFault("a path that the script does not take") }
      ChildChannel.send(found)
    }
  }
}

/// A house whose bets win and lose by a plan.
private struct Course: ComputedHouse {
  let path: [Bool]

  func reply(to ticket: Ticket) -> Reply {
    let wins = path[ticket.number]
    guard
      let roll = (0..<Roll.count).lazy.compactMap(Roll.init).first(where: { ticket.proposal.wins($0) == wins }
      )
    else { preconditionFailure("every chance has rolls that win and rolls that lose") }
    return Reply(outcome: .settled(Settlement(roll: roll, nonce: ticket.number)), latency: 0)
  }
}

/// Plays a script until it has been told of so many bets, and ends with what it answers then.
///
/// A script that does not look at its balance is led to each place once, by whatever path: another balance than that
/// path's may bear bets that it cannot. So the session has more than it says.
private final class Walker: Strategy {
  /// What the session has and does not say.
  static let reserve = Amount(units: 1 << 61)

  private let script: LuaStrategy
  private var left: Int
  private(set) var found: Walked?

  init(_ script: LuaStrategy, bets: Int) {
    self.script = script
    left = bets
  }

  func start(_ context: Context) throws(StrategyFault) -> StopRequest? {
    let request = try script.start(context.without(Self.reserve))
    script.forgetSight()
    if let request { arrive(.answer(.stop(request))) }
    return request
  }

  func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    try answer { () throws(StrategyFault) in try script.nextBet(context.without(Self.reserve)) }
  }

  func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer {
    try answer { () throws(StrategyFault) in
      try script.exchange(ended.without(Self.reserve), context.without(Self.reserve))
    }
  }

  func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
    try script.handOver(ended.without(Self.reserve))
  }

  func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    preconditionFailure("no bet of a walk is refused")
  }

  func stop(_ summary: ClosingSummary) throws(StrategyFault) {}

  private func answer(_ ask: () throws(StrategyFault) -> Answer) throws(StrategyFault) -> Answer {
    do throws(StrategyFault) {
      let answer = try ask()
      if left > 0, answer.proposal != nil {
        left -= 1
        return answer
      }
      arrive(.answer(answer))
      return .nothing
    } catch {
      arrive(.fault(error))
      throw error
    }
  }

  private func arrive(_ reply: ScriptReply) {
    do throws(UnseenState) {
      found = Walked(reply, .success(try script.fingerprint()))
    } catch {
      found = Walked(reply, .failure(error))
    }
  }
}

extension Context {
  fileprivate func without(_ reserve: Amount) -> Context {
    var context = self
    context.balance = balance - reserve
    context.startBalance = startBalance - reserve
    return context
  }
}

extension EndedTicket {
  fileprivate func without(_ reserve: Amount) -> EndedTicket {
    EndedTicket(
      ticket: ticket, settlement: settlement, won: won, profit: profit, balance: balance - reserve,
      multiplierTenThousandths: multiplierTenThousandths, late: late)
  }
}
