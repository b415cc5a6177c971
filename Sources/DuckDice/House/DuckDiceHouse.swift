public import Dice
public import Engine
internal import Synchronization

/// The site as a house: places each bet once, and checks what it says of it.
///
/// A bet waits for its time, for the pace and at the gate; then it is sent. Of a bet that has not left the machine, a
/// few more tries are made. Nothing that has left is ever sent again.
public final class DuckDiceHouse: House {
  /// What is wanted of the site.
  public struct Settings: Sendable {
    /// The currency, as the site writes it.
    public var symbol: String
    /// The balance that is played with.
    public var mode: PlayMode
    /// The rules that answers are checked against.
    public var rules: HouseRules
    /// How often bets may be sent; nil for as often as they come.
    public var pace: Pace?

    /// Says what is wanted.
    public init(symbol: String, mode: PlayMode = .main, rules: HouseRules, pace: Pace? = nil) {
      (self.symbol, self.mode, self.rules, self.pace) = (symbol, mode, rules, pace)
    }
  }

  struct State {
    var pace: Pace?
    var gate = Gate()
    var checks: ReceiptChecks
    var pair: SeedReply.Pair?
    var counts = CauseCounts()
    var keyRefused: String?
    var onWire = Attendance()
  }

  private let client: SiteClient
  private let settings: Settings
  private let time: Timepiece
  private let waits: Waits
  let state: Mutex<State>

  /// Makes a house that plays through `client`, whose session clock it keeps.
  public init(_ client: SiteClient, _ settings: Settings) {
    (self.client, self.settings, time) = (client, settings, client.time)
    waits = Waits(client.time)
    let checks = ReceiptChecks(rules: settings.rules, symbol: settings.symbol, mode: settings.mode)
    state = Mutex(State(pace: settings.pace, checks: checks))
  }

  /// Tells the house where the account stands, so that answers can be checked against it: the balance, the pair of
  /// seeds in play and the nonce of the next bet, each where it is known. To be called while no bet is under way: at the
  /// start, after a change of the seeds, and once it was found out what became of an unknown bet.
  public func restart(balance: Amount?, pair: SeedReply.Pair?, nextNonce: Int?) {
    state.withLock {
      $0.pair = pair
      $0.checks.restart(nextNonce: nextNonce, balance: balance)
    }
    waits.release()
  }

  /// Why the site does not accept the key, once it has said so; every bet is refused from then on.
  public var keyRefused: String? { state.withLock { $0.keyRefused } }

  /// What has happened to the bets so far.
  public var counts: CauseCounts { state.withLock { $0.counts } }

  /// How many bets wait for their time, the pace, the gate or another try.
  public var waiting: Int { waits.count.now }

  /// How many have waited at once, and how many were on the wire at once, at most.
  public var deepest: (waiting: Int, onWire: Int) {
    (waits.count.deepest, state.withLock { $0.onWire.deepest })
  }

  /// Bets that wait or are about to be tried again end as refused, now and later; those on the wire go on.
  public func close() { waits.close() }

  /// Places the bet of `ticket`, once. The latency is that of the exchange which decided, without any waiting before it.
  public func place(_ ticket: Ticket) async -> Reply {
    let (placement, latency) = await placement(of: ticket)
    return Reply(placement, latency: latency)
  }

  /// As `place`; but once the answer to a bet is missing, no other leaves until `restart`: those that wait come back at
  /// once, as nil, and may be sent again then.
  public func send(_ ticket: Ticket) async -> Reply? {
    let (placement, latency) = await placement(of: ticket, holds: true)
    return placement == .heldBack ? nil : Reply(placement, latency: latency)
  }

  /// Places the bet of `ticket`, with all that there is to say of it.
  package func placement(
    of ticket: Ticket, holds: Bool = false
  ) async -> (Placement, latency: Nanoseconds) {
    guard await waitForTurn(ticket) else { return (notNow(), 0) }
    var tried = 0
    while true {
      guard let passage = await passGate() else { return (notNow(), 0) }
      if let why = keyRefused {
        count(.keyRefused)
        return (.stop(why: why), 0)
      }
      guard begin(ticket) else { return (notNow(), 0) }
      let begun = time.now()
      let verdict = await client.play(ticket, symbol: settings.symbol, mode: settings.mode)
      let latency = time.now() - begun
      tried += 1
      guard case .notSent(let failure) = verdict else {
        return (judge(verdict, ticket, passage, holds: holds), latency)
      }
      state.withLock {
        $0.onWire.leave()
        $0.checks.notSent(ticket)
      }
      guard failure.mayPass, tried < Backoff.tries else {
        count(.notReached)
        return (.refused(why: "not sent: \(failure.rawValue)"), latency)
      }
      count(.retried)
      guard await waits.pass(client.backoff.wait(after: tried, number: ticket.number)) else {
        return (notNow(), 0)
      }
    }
  }
}

extension DuckDiceHouse {
  /// Waits until the ticket's own time, which a script may have put off, and until the pace lets it go.
  private func waitForTurn(_ ticket: Ticket) async -> Bool {
    let early = ticket.generatedAt - time.now()
    if early > 0, !(await waits.pass(early)) { return false }
    let now = time.now()
    let turn = state.withLock { $0.pace?.take(at: now) } ?? now
    if turn > now, !(await waits.pass(turn - now)) { return false }
    return waits.goesOn
  }

  /// Waits while the gate is closed; nil where the house has closed, or holds its bets back.
  private func passGate() async -> Int? {
    while waits.goesOn {
      let now = time.now()
      let (remaining, passage) = state.withLock { ($0.gate.remaining(at: now), $0.gate.passage) }
      guard let remaining else { return passage }
      guard await waits.pass(remaining) else { return nil }
    }
    return nil
  }

  /// Puts the ticket on the wire, unless an answer has got lost meanwhile.
  private func begin(_ ticket: Ticket) -> Bool {
    state.withLock { state in
      guard waits.goesOn else { return false }
      state.onWire.enter()
      state.checks.begin(ticket)
      return true
    }
  }

  /// What becomes of a bet that did not leave because the house closed or holds its bets back.
  private func notNow() -> Placement {
    guard waits.isClosed || Task.isCancelled else { return .heldBack }
    count(.ending)
    return .refused(why: "not sent: the session is ending")
  }

  private func count(_ cause: Cause) { state.withLock { $0.counts.count(cause) } }

  /// What a verdict means for the ticket, and what it leaves behind in the house.
  private func judge(
    _ verdict: Verdict<PlayReply>, _ ticket: Ticket, _ passage: Int, holds: Bool
  ) -> Placement {
    let now = time.now()
    return state.withLock { state in
      state.onWire.leave()
      let placement = state.judge(verdict, ticket, passage, now)
      // Under the lock that every bet passes on its way out.
      if holds, case .unknown = placement { waits.hold() }
      return placement
    }
  }
}

extension DuckDiceHouse.State {
  fileprivate mutating func judge(
    _ verdict: Verdict<PlayReply>, _ ticket: Ticket, _ passage: Int, _ now: Nanoseconds
  ) -> Placement {
    switch verdict {
    case .answer(let reply):
      gate.succeeded(passage: passage)
      return settled(reply, ticket)
    case .notSent(let failure):
      return .refused(why: "not sent: \(failure.rawValue)")
    case .unknown(let cause, let why):
      counts.count(cause)
      return .unknown(why: "sent, but \(why)")
    case .stop(let why):
      keyRefused = why
      return refused(ticket, SiteRefusal(cause: .keyRefused, why: why))
    case .refused(let refusal):
      if refusal.cause.isAboutPace {
        gate.close(asked: refusal.wait, passage: passage, at: now)
      } else {
        gate.succeeded(passage: passage)
      }
      return refused(ticket, refusal)
    }
  }

  fileprivate mutating func settled(_ reply: PlayReply, _ ticket: Ticket) -> Placement {
    if let contradiction = checks.answered(reply, to: ticket) {
      counts.count(.contradiction)
      return .unknown(why: contradiction, isContradiction: true)
    }
    guard let roll = Roll(number: reply.bet.number) else { preconditionFailure("a checked roll is one") }
    counts.count(.settled)
    let receipt = Receipt(
      reference: reply.bet.hash, serverSeedHash: pair?.serverSeedHash, clientSeed: pair?.clientSeed,
      balance: reply.user.balance.amount)
    return .settled(Settlement(roll: roll, nonce: reply.bet.nonce), receipt)
  }

  fileprivate mutating func refused(_ ticket: Ticket, _ refusal: SiteRefusal) -> Placement {
    if let contradiction = checks.refused(ticket) {
      counts.count(.contradiction)
      return .unknown(why: contradiction, isContradiction: true)
    }
    counts.count(refusal.cause)
    if refusal.cause == .keyRefused { return .stop(why: refusal.why) }
    return .refused(
      why: refusal.why, minBet: refusal.minBet, isRateLimited: refusal.cause.isAboutPace)
  }
}

extension Cause {
  /// Whether the site, or what stands in front of it, is asked too often.
  var isAboutPace: Bool { self == .rateLimited || self == .blocked }
}

extension DuckDiceHouse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Where it plays; never with the key.
  public var description: String { "house behind the \(client)" }
  /// Where it plays; never with the key.
  public var debugDescription: String { description }
  /// Nothing: requests under way have the key in their addresses.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .class) }
}
