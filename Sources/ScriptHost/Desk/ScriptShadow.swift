internal import Dice
public import Engine
internal import Scripting

/// A copy of a script beside a session that is over: it is told of each bet's end before it is asked for the next one, and
/// says what it would have bet.
public final class ScriptShadow {
  private let process: ScriptProcess
  private let order: SessionOrder

  /// The shadow of sessions of `order`, one copy of `script`. Throws what `HostError` lists.
  public init(
    _ script: ScriptOrder, _ order: SessionOrder, launch: ScriptLaunch = ScriptLaunch()
  ) throws(HostError) {
    self.order = order
    process = try ScriptProcess(script, launch: launch)
  }

  /// Ends its process.
  public func end() { process.end() }

  /// Of the bets of a session, in the order of its tickets: how many were looked at, up to the first whose end the script
  /// was not told of, and how many of them it would not have placed.
  public func stale(_ session: UInt32, _ entries: [JournalEntry]) throws(HostError) -> (bets: Int, stale: Int)
  {
    var order = order
    order.session = session
    try process.begin(order.randomSeeds)
    guard let script = process.strategies().first else { return (0, 0) }
    var context = Context(start: order.settings)
    var (bets, stale) = (0, 0)
    var last: EndedTicket?
    do throws(StrategyFault) {
      _ = try script.start(context)
      for entry in entries where entry.handedOver {
        let answer: Answer
        if let last {
          answer = try script.exchange(last, context)
        } else {
          answer = try script.nextBet(context)
        }
        bets += 1
        if answer.proposal != entry.ticket.proposal { stale += 1 }
        guard case .outcome(.settled(let settlement)) = entry.fate else { break }
        let ended = EndedTicket(entry, settlement, rules: order.settings.rules)
        context.take(ended, now: entry.now)
        last = ended
      }
    } catch {
      // What it has bet until it could go on no more stands.
    }
    return (bets, stale)
  }
}

extension EndedTicket {
  fileprivate init(_ entry: JournalEntry, _ settlement: Settlement, rules: HouseRules) {
    self.init(
      ticket: entry.ticket, settlement: settlement, won: entry.won, profit: entry.profit,
      balance: entry.balance,
      multiplierTenThousandths: rules.multiplierTenThousandths(at: entry.ticket.proposal.chance), late: 0)
  }
}

extension Context {
  /// What a script knows before its first bet, one by one.
  fileprivate init(start settings: PipelineSettings) {
    self.init(
      balance: settings.startBalance, startBalance: settings.startBalance, wagered: .zero, bets: 0, wins: 0,
      streak: 0, outstanding: 0, exposure: .zero, depth: 1, lane: 0, now: 0, minBet: settings.rules.minBet)
  }

  /// What it knows behind another.
  fileprivate mutating func take(_ ended: EndedTicket, now: Nanoseconds) {
    balance = ended.balance
    wagered += ended.ticket.proposal.stake
    bets += 1
    wins += ended.won ? 1 : 0
    streak = ended.won ? max(streak, 0) + 1 : min(streak, 0) - 1
    self.now = now
  }
}
