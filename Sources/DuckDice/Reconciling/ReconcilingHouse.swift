internal import Dice
public import Engine

/// A house that finds out what became of bets that were not answered, before it says that they are unknown.
///
/// When a bet stays without a trustworthy answer no further bet is sent, not even one that was on its way and waited for
/// the pace or a rate limit to pass. Once everything else on the wire is answered,
/// the account's figures are held against the recorded bets. Where they decide, the bet gets its outcome and play goes
/// on, as if its answer had come late. Where they do not, it stays unknown, and so the session ends.
public actor ReconcilingHouse: House {
  private let send: Send
  private let look: Reconciliation.Look
  private let wait: @Sendable () async -> Void
  private let settled: @Sendable (AccountFigures) -> Void
  private var books: AccountBooks
  /// Bets that are with the house, and those of them without a trustworthy answer.
  private var underWay = 0
  private var open: [Ticket] = []
  /// Whether the answer to a bet is missing, so that none is sent.
  private var isHalted = false
  private var waitingToSend: [CheckedContinuation<Void, Never>] = []
  private var waitingForWord: [Int: CheckedContinuation<Outcome?, Never>] = [:]
  private var isLooking = false
  private var hasGivenUp = false

  /// What was compared and found by the last reconciliation, a line each.
  public private(set) var findings: [String] = []
  /// How many bets were decided by the account's figures.
  public private(set) var decided = 0

  /// Sends a bet; nil where it did not leave because another one's answer is missing.
  public typealias Send = @Sendable (Ticket) async -> Reply?

  /// Stands in front of a house that is reached by `send`. `look` asks the site; `wait` gives it time to place what it
  /// may still have in hand; `settled` hears the figures that decided, before another bet is sent.
  public init(
    _ send: @escaping Send, _ books: AccountBooks, look: @escaping Reconciliation.Look,
    wait: @escaping @Sendable () async -> Void, settled: @escaping @Sendable (AccountFigures) -> Void
  ) {
    (self.send, self.books) = (send, books)
    (self.look, self.wait, self.settled) = (look, wait, settled)
  }

  /// Places the bet of `ticket`, once, and tells what became of it.
  public func place(_ ticket: Ticket) async -> Reply {
    while true {
      while isHalted, !hasGivenUp {
        await withCheckedContinuation { waitingToSend.append($0) }
      }
      if hasGivenUp {
        return Reply(
          outcome: .refused(Refusal(why: "not sent: it is not known what became of another bet")), latency: 0)
      }
      underWay += 1
      let reply = await send(ticket)
      underWay -= 1
      if let reply { return await heard(reply, ticket) }
      // The bet whose answer is missing may be heard of only after those that it holds back.
      isHalted = true
      reconcileSoon()
    }
  }

  private func heard(_ reply: Reply, _ ticket: Ticket) async -> Reply {
    switch reply.outcome {
    case .settled(let settlement):
      books.settled(ticket, settlement)
      reconcileSoon()
      return reply
    case .refused:
      reconcileSoon()
      return reply
    case .unknown(let uncertainty):
      open.append(ticket)
      isHalted = true
      // What the house contradicts itself about is not decided by its own figures.
      if uncertainty.isContradiction { hasGivenUp = true }
      return await decision(of: ticket, reply)
    }
  }

  /// What the figures say of the bet, or `reply` where they do not decide.
  private func decision(of ticket: Ticket, _ reply: Reply) async -> Reply {
    let outcome = await withCheckedContinuation { continuation in
      waitingForWord[ticket.number] = continuation
      reconcileSoon()
    }
    guard let outcome else { return reply }
    return Reply(outcome: outcome, latency: reply.latency, receipt: reply.receipt)
  }

  /// Nobody who has an answer waits for those who have none.
  private func reconcileSoon() {
    guard underWay == 0, !open.isEmpty else { return }
    Task { await reconcileIfQuiet() }
  }

  private func reconcileIfQuiet() async {
    guard underWay == 0, !open.isEmpty, !isLooking else { return }
    isLooking = true
    let outcomes = hasGivenUp ? nil : await reconcile()
    isLooking = false
    if outcomes == nil { hasGivenUp = true }
    for ticket in open {
      let outcome = outcomes?[ticket.number]
      if case .settled(let settlement) = outcome { books.settled(ticket, settlement) }
      if outcome != nil { decided += 1 }
      waitingForWord.removeValue(forKey: ticket.number)?.resume(returning: outcome)
    }
    open = []
    isHalted = false
    let waiting = waitingToSend
    waitingToSend = []
    waiting.forEach { $0.resume() }
  }

  private func reconcile() async -> [Int: Outcome]? {
    let found = await Reconciliation.untilDecided(open, books, look: look, wait: wait)
    findings = found.findings
    if let figures = found.figures { settled(figures) }
    return found.outcomes
  }
}
