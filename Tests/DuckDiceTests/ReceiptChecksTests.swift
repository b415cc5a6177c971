import Dice
import DuckDice
import Engine
import TestSupport
import Testing

/// What the answers of a session may be together: no false alarm for an honest site, and none missed for another.
struct ReceiptChecksTests {
  private static func checks() -> ReceiptChecks {
    ReceiptChecks(rules: Table.rules, symbol: "xlm", mode: .main)
  }

  @Test(
    "an honest site contradicts nothing, whatever the order of its answers",
    arguments: Effort.seeds(60, soak: 2000))
  func honest(seed: UInt64) {
    var site = ModelSite(seed, nonce: Int(seed % 5), balance: Table.balance)
    let depth = site.random.pick([1, 2, 5, 16, 50])
    site.refused = site.random.pick([0, 0, 20])
    site.lost = site.random.pick([0, 0, 5])
    var checks = Self.checks()
    checks.restart(
      nextNonce: seed % 2 == 0 ? site.nonce : nil, balance: seed % 3 == 0 ? nil : site.balance)
    var (sent, unknown, kept) = (0, 0, 0)
    while sent < 400 || !site.isEmpty {
      switch Int.random(in: 0..<3, using: &site.random) {
      case 0 where sent < 400 && site.inFlight < depth:
        let ticket = site.ticket(sent)
        checks.begin(ticket)
        site.send(ticket)
        sent += 1
      case 1: site.play()
      default:
        guard let (ticket, back) = site.take() else { continue }
        switch back {
        case .answer(let reply):
          let contradiction = checks.answered(reply, to: ticket)
          #expect(contradiction == nil, "\(Effort.replay(seed))")
        case .refusal: #expect(checks.refused(ticket) == nil, "\(Effort.replay(seed))")
        case .notSent: checks.notSent(ticket)
        case .nothing: unknown += 1
        }
        kept = max(kept, checks.keptCount)
      }
    }
    if unknown == 0 {
      #expect(checks.keptCount == 0, "\(Effort.replay(seed))")
      // A bet that takes long holds back what came after it; nothing is kept for longer than that.
      #expect(depth > 1 || kept == 0, "\(Effort.replay(seed))")
    }
  }

  struct Lie: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let tell: @Sendable (inout PlayReply, Ticket) -> Void

    init(_ name: String, _ tell: @escaping @Sendable (inout PlayReply, Ticket) -> Void) {
      (testDescription, self.tell) = (name, tell)
    }
  }

  static func moved(_ amount: WireAmount, _ units: Int64) -> WireAmount {
    WireAmount(Amount(units: amount.amount.units + units))
  }

  /// Lies that one answer shows by itself, or together with the ones before it.
  static let lies = [
    Lie("another stake") { reply, _ in reply.bet.betAmount = moved(reply.bet.betAmount, 1) },
    Lie("another chance") { reply, _ in reply.bet.chance += 0.01 },
    Lie("a chance that is no number") { reply, _ in reply.bet.chance = .nan },
    Lie("another side") { reply, _ in
      reply.bet.isHigh = reply.bet.isHigh.map { !$0 } ?? nil; reply.bet.symbol = ""
    },
    Lie("another currency") { reply, _ in reply.bet.symbol = "DOGE" },
    Lie("another balance") { reply, _ in reply.bet.gameMode = "faucet" },
    Lie("a roll beyond all") { reply, _ in reply.bet.number = 10_000 },
    Lie("a roll below all") { reply, _ in reply.bet.number = -1 },
    Lie("a win that is none, or the other way") { reply, _ in reply.bet.result.toggle() },
    Lie("another payout") { reply, _ in reply.bet.payout += 0.01 },
    Lie("an endless payout") { reply, _ in reply.bet.payout = .infinity },
    Lie("a smaller profit") { reply, _ in reply.bet.profit = moved(reply.bet.profit, -2) },
    Lie("a larger profit") { reply, _ in reply.bet.profit = moved(reply.bet.profit, 2) },
    Lie("another return") { reply, _ in
      reply.bet.winAmount = moved(reply.bet.winAmount ?? WireAmount(.zero), 1)
    },
    Lie("a nonce below zero") { reply, _ in reply.bet.nonce = -1 },
    Lie("a nonce beyond all") { reply, _ in reply.bet.nonce = .max },
    Lie("a nonce again") { reply, _ in reply.bet.nonce -= 1 },
    Lie("a nonce skipped") { reply, _ in reply.bet.nonce += 1 },
    Lie("a name again") { reply, _ in reply.bet.hash = "bet0" },
    Lie("a name with control characters") { reply, _ in reply.bet.hash = "a\u{1B}[2J" },
    Lie("a name of a megabyte") { reply, _ in reply.bet.hash = String(repeating: "a", count: 1 << 20) },
    Lie("no name") { reply, _ in reply.bet.hash = "" },
    Lie("a balance one unit off") { reply, _ in reply.user.balance = moved(reply.user.balance, 1) },
    Lie("a balance below zero") { reply, _ in reply.user.balance = WireAmount(Amount(units: -1)) },
    Lie("the largest balance") { reply, _ in reply.user.balance = WireAmount(.max) },
    Lie("the lowest profit") { reply, _ in reply.bet.profit = WireAmount(Amount(units: .min)) },
  ]

  @Test("a lie is found on the answer that tells it, wherever it is told", arguments: lies)
  func found(lie: Lie) {
    for position in 1..<Effort.size(30, soak: 100) {
      var site = ModelSite(UInt64(position), nonce: 0, balance: Table.balance)
      var checks = Self.checks()
      checks.restart(nextNonce: position % 2 == 0 ? 0 : nil, balance: Table.balance)
      for number in 0...position {
        let ticket = site.ticket(number)
        checks.begin(ticket)
        site.send(ticket)
        site.play()
        guard case .answer(var reply)? = site.take()?.1 else { preconditionFailure("honest sites answer") }
        if number == position { lie.tell(&reply, ticket) }
        #expect((checks.answered(reply, to: ticket) != nil) == (number == position))
      }
    }
  }

  @Test("with bets side by side, a skipped nonce or a jump of the balance is found once all have answered")
  func foundInFlight() {
    for seed in Effort.seeds(60, soak: 1000) {
      var site = ModelSite(seed, nonce: 10, balance: Table.balance)
      var checks = Self.checks()
      checks.restart(nextNonce: 10, balance: Table.balance)
      let struck = Int.random(in: 0..<60, using: &site.random)
      var (sent, played) = (0, 0)
      var isFound = false
      while sent < 80 || !site.isEmpty {
        switch Int.random(in: 0..<3, using: &site.random) {
        case 0 where sent < 80 && site.inFlight < 8:
          let ticket = site.ticket(sent)
          checks.begin(ticket)
          site.send(ticket)
          sent += 1
        case 1 where !site.onTheWay.isEmpty:
          if played == struck {
            if seed % 2 == 0 { site.nonce += 1 } else { site.balance = site.balance + Amount(units: 1) }
          }
          played += 1
          site.play()
        default:
          guard case (let ticket, .answer(let reply))? = site.take() else { continue }
          if checks.answered(reply, to: ticket) != nil { isFound = true }
        }
      }
      #expect(isFound, "\(Effort.replay(seed))")
    }
  }

  @Test("a refusal of a bet that was placed is found when its nonce is missed")
  func falseRefusal() {
    var site = ModelSite(1, nonce: 3, balance: Table.balance)
    var checks = Self.checks()
    checks.restart(nextNonce: nil, balance: nil)
    var answers: [(Ticket, PlayReply)] = []
    for number in 0..<3 {
      let ticket = site.ticket(number)
      checks.begin(ticket)
      site.send(ticket)
      site.play()
      if case (let ticket, .answer(let reply))? = site.take() { answers.append((ticket, reply)) }
    }
    #expect(checks.answered(answers[0].1, to: answers[0].0) == nil)
    #expect(checks.answered(answers[2].1, to: answers[2].0) == nil)
    #expect(
      checks.refused(answers[1].0)?.hasPrefix("the site says that it did not place the bet, but") == true)
  }

  @Test("after a restart the chain begins where the account stands")
  func restarted() {
    var site = ModelSite(9, nonce: 50, balance: Table.balance)
    var checks = Self.checks()
    checks.restart(nextNonce: 50, balance: Table.balance)
    for number in 0..<10 {
      if number == 5 {
        (site.nonce, site.balance) = (0, Amount(units: 5_000_000))
        checks.restart(nextNonce: 0, balance: site.balance)
      }
      let ticket = site.ticket(number)
      checks.begin(ticket)
      site.send(ticket)
      site.play()
      guard case .answer(var reply)? = site.take()?.1 else { preconditionFailure("honest sites answer") }
      reply.bet.hash += "-\(number)"
      #expect(checks.answered(reply, to: ticket) == nil)
    }
  }
}
