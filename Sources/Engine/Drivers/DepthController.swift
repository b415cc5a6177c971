/// Finds out how many bets side by side a house takes well: `--max-concurrent auto`.
///
/// It starts at 2 and measures in *rounds*: how many answers a second came at one depth. It doubles while that brings
/// more; between a depth that was good and one that was too deep, because nothing was gained or the house complained of
/// too many requests, it looks in the middle. Complaints halve the depth at once. When nothing is left to find out it
/// looks once whether fewer bets do as well, where answers take longer than they did, and stays; now and then it tries
/// a little more again, each time after twice as long where that was no good. Time is data, as everywhere in the engine.
public struct DepthController: Hashable, Sendable {
  /// How many bets may be with the house now.
  public private(set) var depth: Int
  /// The most that it tries.
  public let limit: Int

  /// The best depth so far, and what was measured there.
  private var best: Measured?
  /// What an answer took while bets did not wait for each other.
  private var freeLatency: Double?
  /// A depth that is too deep, as far as is known.
  private var ceiling: Int?
  private var phase = Phase.growing
  private var round = Round()
  /// Answers that do not count: their bets were sent before the depth changed.
  private var stale = 0
  /// Answers in a second, by the last round.
  private var lastRate = 0.0
  /// Until when nothing counts: a house that has complained goes on for a while, whatever is sent.
  private var deafUntil: Nanoseconds = .min
  /// Rounds until more is tried again, and how many it was the last time.
  private var patience = firstPatience
  private var roundsLeft = 0

  /// Limits of a rate are counted by the second.
  private static let complaintLasts: Nanoseconds = 1_000_000_000
  private static let firstPatience = 8
  private static let mostPatience = 64

  private enum Phase: Hashable {
    /// Looking for more.
    case growing
    /// Looking whether fewer do as well.
    case easing
    /// Nothing to find out for now.
    case steady
  }

  private struct Measured: Hashable {
    let depth: Int
    /// Answers in a second.
    let rate: Double
    /// Seconds that an answer took.
    let latency: Double
  }

  /// Answers of one depth.
  private struct Round: Hashable {
    var start: Nanoseconds?
    var answers = 0
    var latencies = 0.0
    /// Answers that were complaints: too many requests.
    var complaints = 0
  }

  /// A controller that tries up to `limit`, at least 1.
  public init(limit: Int) {
    precondition(limit >= 1, "one bet is the least")
    self.limit = limit
    depth = min(2, limit)
  }

  /// An answer has arrived at the session time `arrival.at`. Returns the new depth where it changes.
  public mutating func arrived(_ arrival: Arrival) -> Int? {
    var isRateLimited = false
    if case .refused(let refusal) = arrival.reply.outcome { isRateLimited = refusal.isRateLimited }
    return arrived(after: arrival.reply.latency, at: arrival.at, isRateLimited: isRateLimited)
  }

  /// An answer has arrived after `latency`, at `time`; both in nanoseconds, and time never runs backwards.
  public mutating func arrived(
    after latency: Nanoseconds, at time: Nanoseconds, isRateLimited: Bool
  ) -> Int? {
    let before = depth
    if stale > 0 {
      stale -= 1
    } else if time >= deafUntil {
      count(latency, time, isRateLimited)
    }
    if depth == before { return nil }
    stale = max(before, depth)
    round = Round()
    return depth
  }

  private mutating func complained(at time: Nanoseconds) {
    deafUntil = time &+ Self.complaintLasts
    ceiling = min(depth, ceiling ?? depth)
    if let best, best.depth >= depth { self.best = nil }
    phase = .growing
    round = Round()
    depth = max(1, depth / 2)
  }

  private mutating func count(_ latency: Nanoseconds, _ time: Nanoseconds, _ isRateLimited: Bool) {
    if isRateLimited {
      round.complaints += 1
      // At the limit of a rate there are a few whatever the depth: they cost less than half of the bets would.
      if round.complaints >= max(3, answersOfRound / 4) { complained(at: time) }
      return
    }
    guard let start = round.start else {
      // The first answer only starts the clock.
      round.start = time
      return
    }
    round.answers += 1
    round.latencies += Double(latency) / 1e9
    guard round.answers >= answersOfRound, time > start else { return }
    let answers = Double(round.answers)
    let found = Measured(
      depth: depth, rate: answers * 1e9 / Double(time - start), latency: round.latencies / answers)
    // No more than this is to be had, even if it is better than less.
    if phase == .growing, round.complaints * 20 > round.answers { ceiling = depth + 1 }
    round = Round()
    round.start = time
    lastRate = found.rate
    judge(found)
  }

  /// Enough to tell a gain from chance: rounds that look closer are longer.
  /// No round is much shorter than a second: rates are limited by the second.
  private var answersOfRound: Int {
    max(24, depth * (phase == .growing ? 4 : 8), Int(min(lastRate, 1_000)))
  }

  private mutating func judge(_ found: Measured) {
    switch phase {
    case .growing: grow(found)
    case .easing: ease(found)
    case .steady: stay(found)
    }
  }

  private mutating func grow(_ found: Measured) {
    if let best, best.depth < found.depth, !Self.isGain(found, over: best) {
      ceiling = found.depth
    } else if best.map({ $0.depth <= found.depth }) ?? true {
      // Bets that wait for each other take longer: what the first depths took is what they take alone.
      if best.map({ found.rate / $0.rate >= 0.8 * Double(found.depth) / Double($0.depth) }) ?? true {
        freeLatency = min(found.latency, freeLatency ?? found.latency)
      }
      best = found
    }
    let good = best ?? found
    let end = ceiling ?? limit + 1
    if end - good.depth <= max(1, good.depth / 10) { return settle(good) }
    // Without a ceiling, twice as many; else the middle.
    depth = ceiling == nil ? min(good.depth * 2, limit) : (good.depth + end) / 2
  }

  /// Whether more bets brought more answers: a third of what they could bring is enough.
  private static func isGain(_ found: Measured, over before: Measured) -> Bool {
    let more = Double(found.depth) / Double(before.depth) - 1
    // Answers come in heaps, and latencies do not: by Little's law they say the same.
    let (rates, loads) = (found.rate / before.rate, before.latency / found.latency * (1 + more))
    return rates >= 1 + 0.2 * more && loads >= 1 + 0.33 * more
  }

  private mutating func settle(_ good: Measured) {
    (best, phase, roundsLeft) = (good, .steady, patience)
    depth = good.depth
    guard let freeLatency else { return }
    // By Little's law, so many bets keep the house as busy without waiting; and some, because latency was measured.
    let enough = Int((good.rate * freeLatency * 1.05).rounded(.up))
    guard enough >= 1, enough * 10 <= good.depth * 9 else { return }
    (phase, depth) = (.easing, enough)
  }

  private mutating func ease(_ found: Measured) {
    (phase, roundsLeft) = (.steady, patience)
    guard let best, found.rate < best.rate * 0.97 else {
      best = found
      return
    }
    depth = best.depth
  }

  private mutating func stay(_ found: Measured) {
    roundsLeft -= 1
    if let best, found.latency > best.latency * 1.5, found.rate < best.rate * 1.1 {
      // The house has become slower: what was found out is old.
      depth = max(1, Int(Double(depth) * best.latency / found.latency))
      (self.best, ceiling, freeLatency, phase, patience) = (nil, nil, nil, .growing, Self.firstPatience)
      return
    }
    best = found
    guard roundsLeft <= 0, depth < limit else { return }
    patience = min(patience * 2, Self.mostPatience)
    depth = min(limit, depth + max(1, depth / 8))
    (phase, ceiling) = (.growing, depth + 1)
  }
}
