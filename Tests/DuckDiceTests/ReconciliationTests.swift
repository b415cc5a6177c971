import Dice
import DuckDice
import Engine
import Synchronization
import TestSupport
import Testing

/// An account that the test plays on itself: what the site would count and show.
private struct Account {
  let start: AccountFigures
  var now: AccountFigures
  var recent: [PlayReply.Bet] = []
  var books: AccountBooks

  init() {
    start = AccountFigures(
      bets: 10, wins: 4, volume: Amount(units: 5_000), profit: Amount(units: -20),
      balance: Amount(units: 1_000_000),
      seeds: SeedReply.Pair(clientSeed: "client", nonce: 7, serverSeedHash: "hash"))
    (now, books) = (start, AccountBooks(start: start))
  }

  /// The site places a bet; `isKnown` where its answer came.
  mutating func place(_ ticket: Ticket, won: Bool, isKnown: Bool) {
    let profit = won ? ticket.profitIfWon : -ticket.proposal.stake
    let roll = won ? 9_999 : 0
    let nonce = now.seeds.nonce
    now.bets += 1
    now.wins += won ? 1 : 0
    now.volume = WireAmount(now.volume.amount + ticket.proposal.stake)
    now.profit = WireAmount(now.profit.amount + profit)
    now.balance = WireAmount(now.balance.amount + profit)
    now.seeds.nonce += 1
    var bet = PlayReply.Bet(
      hash: "bet\(nonce)", symbol: "BTC", result: won, number: roll, chance: ticket.proposal.chance.percent,
      payout: 2, betAmount: WireAmount(ticket.proposal.stake), profit: WireAmount(profit), nonce: nonce)
    bet.isHigh = true
    recent.append(bet)
    guard isKnown, let roll = Roll(number: roll) else { return }
    books.settled(ticket, Settlement(roll: roll, nonce: nonce))
  }
}

private func ticket(_ number: Int, stake: Int64) throws -> Ticket {
  let chance = try #require(Chance(winningRolls: 4_950))
  let proposal = Proposal(stake: Amount(units: stake), chance: chance, high: true)
  let profit = try #require(HouseRules().profitIfWon(proposal))
  return Ticket(
    number: number, lane: 0, laneNumber: number, asked: number, after: number, proposal: proposal,
    profitIfWon: profit, generatedAt: 0)
}

@Suite struct ReconciliationTests {
  @Test(
    "a single open bet is decided rightly, whatever became of it", arguments: Effort.seeds(200, soak: 20_000))
  func single(seed: UInt64) throws {
    var random = SplitMix64(seed)
    var account = Account()
    let others = Int(random.next() % 6)
    for number in 0..<others {
      account.place(
        try ticket(number, stake: Int64(random.next() % 500) + 1), won: random.next() % 2 == 0, isKnown: true)
    }
    let open = try ticket(others, stake: Int64(random.next() % 500) + 1)
    let fate = random.next() % 3
    if fate > 0 { account.place(open, won: fate == 2, isKnown: false) }
    let found = Reconciliation([open], account.books, now: account.now, recent: account.recent)
    let outcome = try #require(found.outcomes?[others], "\(found.findings) \(Effort.replay(seed))")
    switch outcome {
    case .settled(let settlement):
      #expect(fate > 0 && open.proposal.wins(settlement.roll) == (fate == 2), "\(Effort.replay(seed))")
      #expect(settlement.nonce == account.now.seeds.nonce - 1)
    case .refused: #expect(fate == 0, "\(Effort.replay(seed))")
    case .unknown: Issue.record("undecided is no outcome")
    }
    #expect(found.mayBeTooEarly == (fate == 0))
  }

  @Test(
    "several open bets are decided so that every placed one is in the books once",
    arguments: Effort.seeds(200, soak: 20_000))
  func several(seed: UInt64) throws {
    var random = SplitMix64(seed)
    var account = Account()
    // Few stakes, so that some bets are equal.
    let open = try (0..<Int(random.next() % 9 + 2)).map {
      try ticket($0, stake: [100, 200, 400][Int(random.next() % 3)])
    }
    for ticket in open.shuffled(using: &random) where random.next() % 3 > 0 {
      account.place(ticket, won: random.next() % 2 == 0, isKnown: false)
    }
    let found = Reconciliation(open, account.books, now: account.now, recent: account.recent)
    let outcomes = try #require(found.outcomes, "\(found.findings) \(Effort.replay(seed))")
    #expect(outcomes.count == open.count)
    var books = account.books
    for ticket in open {
      if case .settled(let settlement) = outcomes[ticket.number] { books.settled(ticket, settlement) }
    }
    // With these outcomes nothing is left open.
    let after = Reconciliation([], books, now: account.now, recent: account.recent)
    #expect(after.outcomes == [:], "\(after.findings) \(Effort.replay(seed))")
  }

  @Test("where somebody else plays on the account, nothing is decided")
  func somebodyElse() throws {
    var account = Account()
    let open = try ticket(0, stake: 100)
    account.place(try ticket(1, stake: 37), won: false, isKnown: false)
    let found = Reconciliation([open], account.books, now: account.now, recent: account.recent)
    #expect(found.outcomes == nil && found.findings.contains { $0.contains("is none of them") })
  }

  @Test("a bet that was placed and that the site does not show stays open")
  func notShown() throws {
    var account = Account()
    let open = try ticket(0, stake: 100)
    account.place(open, won: true, isKnown: false)
    let found = Reconciliation([open], account.books, now: account.now, recent: [])
    #expect(found.outcomes == nil && found.findings.contains { $0.contains("ticket 0: placed and won") })
  }
}

/// A house that answers as it is told, bet by bet.
private actor ToldHouse: House {
  private var account = Account()
  private let lost: Set<Int>
  private let dropped: Set<Int>
  private let isHeld = Mutex(false)

  /// The answers to `lost` bets are lost; those to `dropped` ones too, and these are not placed.
  init(lost: Set<Int>, dropped: Set<Int>) {
    (self.lost, self.dropped) = (lost, dropped)
  }

  func place(_ ticket: Ticket) async -> Reply {
    await Task.yield()
    let unknown = Reply(outcome: .unknown(Uncertainty(why: "sent, no answer")), latency: 0)
    if dropped.contains(ticket.number) { return unknown }
    let nonce = account.now.seeds.nonce
    let won = ticket.number % 2 == 0
    account.place(ticket, won: won, isKnown: false)
    guard !lost.contains(ticket.number), let roll = Roll(number: won ? 9_999 : 0) else { return unknown }
    return Reply(outcome: .settled(Settlement(roll: roll, nonce: nonce)), latency: 0)
  }

  /// As `place`, but nothing leaves from the first lost answer until `restart`.
  nonisolated func send(_ ticket: Ticket) async -> Reply? {
    await Task.yield()
    guard !isHeld.withLock({ $0 }) else { return nil }
    let reply = await place(ticket)
    if case .unknown = reply.outcome { isHeld.withLock { $0 = true } }
    return reply
  }

  nonisolated func restart() { isHeld.withLock { $0 = false } }

  var seen: (figures: AccountFigures, recent: [PlayReply.Bet]) { (account.now, account.recent) }
}

@Suite struct ReconcilingHouseTests {
  @Test(
    "lost answers are found out, and play goes on, where bets are held back meanwhile and where not",
    arguments: [1, 5], [false, true])
  func decides(depth: Int, holds: Bool) async throws {
    let house = ToldHouse(lost: [3, 12], dropped: [8])
    let reconciling = ReconcilingHouse(
      { holds ? await house.send($0) : await house.place($0) }, AccountBooks(start: Account().start),
      look: { await house.seen }, wait: {}, settled: { _ in house.restart() })
    var outcomes: [Int: Outcome] = [:]
    for first in stride(from: 0, to: 20, by: depth) {
      await withTaskGroup(of: (Int, Outcome).self) { group in
        for number in first..<(first + depth) {
          group.addTask {
            guard let ticket = try? ticket(number, stake: Int64(number) * 7 + 100) else {
              return (number, .refused(Refusal(why: "")))
            }
            return (number, await reconciling.place(ticket).outcome)
          }
        }
        for await (number, outcome) in group { outcomes[number] = outcome }
      }
    }
    #expect(outcomes.count == 20)
    for (number, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
      switch outcome {
      case .settled(let settlement):
        #expect(number != 8 && (settlement.roll.number == 9_999) == (number % 2 == 0), "\(number)")
      case .refused: #expect(number == 8)
      case .unknown: Issue.record("\(number) is unknown")
      }
    }
    #expect(await reconciling.decided == 3)
  }

  @Test("where the site does not tell, the bet stays unknown and nothing more is sent")
  func givesUp() async throws {
    let house = ToldHouse(lost: [1], dropped: [])
    let reconciling = ReconcilingHouse(
      { await house.place($0) }, AccountBooks(start: Account().start), look: { nil }, wait: {},
      settled: { _ in })
    let outcomes = [
      await reconciling.place(try ticket(0, stake: 100)).outcome,
      await reconciling.place(try ticket(1, stake: 200)).outcome,
      await reconciling.place(try ticket(2, stake: 300)).outcome,
    ]
    guard case .settled = outcomes[0], case .unknown = outcomes[1], case .refused = outcomes[2] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(await house.seen.figures.bets == 12)
  }
}
