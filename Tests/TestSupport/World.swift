import Dice
package import Engine

/// What becomes of every ticket, in plain integers: a hash of its lane and its number there.
package struct World: Hashable, Sendable {
  package enum End: Hashable, Sendable {
    case roll(Int)
    case refused
    case unknown
  }

  package var seed: UInt64
  /// Shares in tenths of a percent.
  package var refused = 0
  package var unknown = 0
  /// Tickets of a lane from this number on that are refused, and where one is unknown.
  package var refusedFrom: Int?
  package var unknownAt: Int?
  /// What is rolled every time, instead of a draw: 0 loses on high and wins on low.
  package var always: Int?
  package var latencies = 1_000_000...1_000_000

  package init(_ seed: UInt64) {
    self.seed = seed
  }

  package func end(lane: Int, index: Int) -> End {
    if let unknownAt, index == unknownAt { return .unknown }
    if let refusedFrom, index >= refusedFrom { return .refused }
    let word = SplitMix64.mix(seed, 1, UInt64(lane), UInt64(index))
    let fault = Int((word >> 32) % 1000)
    if fault < refused { return .refused }
    if fault < refused + unknown { return .unknown }
    return .roll(always ?? Int(word % 10_000))
  }

  package func latency(lane: Int, index: Int) -> Int {
    let word = SplitMix64.mix(seed, 2, UInt64(lane), UInt64(index))
    return latencies.lowerBound + Int(word % UInt64(latencies.count))
  }
}

/// A house that answers what its world says.
package struct WorldHouse: ComputedHouse {
  package let world: World

  package init(_ world: World) {
    self.world = world
  }

  package func reply(to ticket: Ticket) -> Reply {
    let latency = world.latency(lane: ticket.lane, index: ticket.laneNumber)
    let outcome: Outcome
    switch world.end(lane: ticket.lane, index: ticket.laneNumber) {
    case .refused: outcome = .refused(Refusal(why: "by this world"))
    case .unknown: outcome = .unknown(Uncertainty(why: "by this world"))
    case .roll(let number):
      guard let roll = Roll(number: number) else { preconditionFailure("worlds roll 0...9999") }
      outcome = .settled(Settlement(roll: roll, nonce: ticket.laneNumber))
    }
    return Reply(outcome: outcome, latency: Nanoseconds(latency))
  }
}

/// A house that answers what another one answers, but in an order of its own.
package struct ShufflingHouse<Inner: ComputedHouse>: House {
  private let inner: Inner
  private let seed: UInt64
  private let sleepsUpTo: UInt64

  /// With `sleepsUpTo` microseconds above 0 it sleeps, else it yields a few times.
  package init(_ inner: Inner, seed: UInt64, sleepsUpTo: UInt64 = 0) {
    self.inner = inner
    self.seed = seed
    self.sleepsUpTo = sleepsUpTo
  }

  package func place(_ ticket: Ticket) async -> Reply {
    let word = SplitMix64.mix(seed, UInt64(ticket.number))
    if sleepsUpTo > 0 {
      try? await Task.sleep(nanoseconds: word % (sleepsUpTo * 1000))
    } else {
      for _ in 0..<(word % 12) { await Task.yield() }
    }
    return inner.reply(to: ticket)
  }
}
