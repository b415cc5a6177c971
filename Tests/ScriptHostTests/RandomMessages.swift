import Dice
import Engine
import ScriptHost
import Scripting
import Simulation
import TestSupport

/// Messages with random fields, each of which can be.
struct RandomMessages {
  var random: SplitMix64

  init(_ seed: UInt64) {
    random = SplitMix64(seed)
  }

  mutating func count(_ range: ClosedRange<Int> = 0...1_000_000) -> Int { .random(in: range, using: &random) }
  mutating func flag() -> Bool { .random(using: &random) }
  mutating func nanoseconds() -> Nanoseconds { .random(in: 0 ... .max, using: &random) }
  mutating func amount(_ least: Int64 = 0) -> Amount {
    Amount(
      units: flag() ? .random(in: least ... .max, using: &random) : .random(in: 0...1_000, using: &random))
  }
  mutating func sum() -> AmountSum {
    AmountSum(units: Int128(amount().units) * Int128(count()))
  }
  mutating func text(_ most: Int = 40) -> String {
    String((0..<count(0...most)).map { _ in random.pick(Array("abcxyz 0189_-.:(){}é€")) })
  }
  mutating func hash() -> String { String((0..<64).map { _ in random.pick(Array("0123456789abcdef")) }) }
  mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? { flag() ? make(&self) : nil }

  mutating func proposal() -> Proposal {
    let low = count(0...8_000)
    let side: Bet.Side = random.pick([
      .low, .high, .inside(low...(low + 1_500)), .outside(low...(low + 1_500)),
    ])
    return Proposal(Bet(Int(amount().units), count(1...9_800), side))
  }

  mutating func context() -> Context {
    Context(
      balance: amount(), startBalance: amount(), wagered: sum(), bets: count(), wins: count(),
      streak: count(-500...500), outstanding: count(), exposure: amount(), depth: count(),
      lane: count(0...65_535), now: nanoseconds(), minBet: amount())
  }

  /// What a win of it adds is not on the wire.
  mutating func ticket() -> Ticket {
    let number = count()
    let laneNumber = count(0...number)
    let after = count(max(0, laneNumber - 100)...laneNumber)
    return Ticket(
      number: number, lane: count(0...65_535), laneNumber: laneNumber,
      asked: count(max(0, laneNumber - 100)...after), after: after, proposal: proposal(), profitIfWon: .zero,
      generatedAt: nanoseconds())
  }

  mutating func ended() -> EndedTicket {
    EndedTicket(
      ticket: ticket(),
      settlement: maybe { Settlement(roll: Roll(number: $0.count(0...9_999)) ?? .first, nonce: $0.count()) },
      won: flag(), profit: amount(.min), balance: amount(), multiplierTenThousandths: Int64(count()),
      late: count())
  }

  mutating func statistics() -> Statistics {
    var statistics = Statistics(startBalance: .zero)
    statistics.bets = count()
    statistics.wins = count(0...statistics.bets)
    (statistics.refused, statistics.unknown, statistics.withdrawn) = (count(), count(), count())
    (statistics.recordedOnly, statistics.settledAfterStop) = (count(), count(0...statistics.bets))
    statistics.wagered = sum()
    statistics.expectedLoss.add(
      stake: amount(), chance: proposal().chance, profitIfWon: Amount(units: Int64(count())))
    statistics.expectedWinsTenThousandths = count(0...(statistics.bets * 10_000))
    statistics.profitVariance = Double.random(in: 0...1e30, using: &random)
    statistics.longestWinStreak = count(0...statistics.wins)
    statistics.longestLossStreak = count(0...statistics.losses)
    (statistics.peakBalance, statistics.maxDrawdown) = (amount(), amount())
    (statistics.maxExposure, statistics.largestStake) = (amount(), amount())
    return statistics
  }

  mutating func snapshot() -> Snapshot {
    Snapshot(
      statistics: statistics(), inFlight: count(), startBalance: amount(), balance: amount(.min),
      reserved: amount(), sessionTime: nanoseconds())
  }

  mutating func result() -> SessionResult {
    SessionResult(
      stop: Stop(random.pick(StopCause.allCases), text()), statistics: statistics(), startBalance: amount(),
      balance: amount(.min), reserved: amount(), sessionTime: nanoseconds(), transcriptSHA256: hash(),
      closingFault: maybe { StrategyFault($0.text()) },
      prefix: maybe {
        SessionPrefix(
          tickets: $0.count(), sha256: $0.hash(), bets: $0.count(), wins: $0.count(), wagered: $0.sum(),
          balance: $0.amount())
      })
  }
}

extension Roll {
  /// The lowest.
  static var first: Roll {
    guard let roll = Roll(number: 0) else { preconditionFailure("0 is a roll") }
    return roll
  }
}
