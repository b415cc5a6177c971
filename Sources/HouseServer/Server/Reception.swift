import Foundation
import NIOCore
import Simulation
import Dice
import Synchronization

/// What all requests share: the site behind its lock, the counters, the queue and the limits.
final class Reception: Sendable {
  let settings: HouseSettings
  let turnstile: Turnstile?
  let order = ReplyOrder()
  private let site: Mutex<Site>
  private let counts = Mutex<[Counted: Int]>([:])
  private let buckets = Mutex<[String: TokenBucket]>([:])

  init(_ settings: HouseSettings) throws(HouseError) {
    self.settings = settings
    turnstile = settings.capacity.map { Turnstile(places: $0) }
    let journal: BetJournal? = if let path = settings.journal { try BetJournal(path: path) } else { nil }
    let site = try Site(settings.site, journal: journal, now: Self.now)
    self.site = Mutex(site)
  }

  /// Whether nothing happens to a reply but that it takes its time: its connection can hold it until then.
  var isPlain: Bool { turnstile == nil && settings.faults == .none }

  /// Answers a request, and executes what it asks for.
  func answer(_ request: SiteRequest, fault: Fault?) -> SiteAnswer {
    site.withLock { $0.answer(request, now: Self.now, fault: fault) }
  }

  /// Whether the next connection is to be shut at once.
  func shutsConnection() -> Bool { next(.connections).fault?.kind == .dropConnect }

  /// Counts a request and tells its number and its fault. A fault of its kind counts before one of all requests.
  func receive(_ route: Route?) -> (number: Int, fault: Fault?) {
    let (number, common) = next(.requests)
    switch route {
    case .play: return (number, next(.bets).fault ?? common)
    case .changeSeeds: return (number, next(.reveals).fault ?? common)
    default: return (number, common)
    }
  }

  private func next(_ counted: Counted) -> (number: Int, fault: Fault?) {
    let number = counts.withLock { counts in
      counts[counted, default: 0] += 1
      return counts[counted, default: 0]
    }
    return (number, settings.faults.fault(of: counted, number: number, seed: settings.site.seed))
  }

  /// How long the request of this number takes.
  func latency(of number: Int) -> TimeAmount {
    if case .fixed(let time) = settings.latency { return .nanoseconds(time) }
    let bits = Philox(key: settings.site.seed)
      .block(at: RandomStream.latencies.counter(index: UInt64(number), lane: 0))
    return .nanoseconds(settings.latency.draw(bits))
  }

  /// The answer to a request that is one too many, or nil.
  func tooMany(_ request: SiteRequest) -> SiteAnswer? {
    guard let limit = settings.rateLimit, let key = request.key else { return nil }
    let wait = buckets.withLock { $0[key, default: TokenBucket(limit)].take(at: .now) }
    guard let wait else { return nil }
    let seconds = wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0)
    return SiteAnswer.tooMany(retryAfter: limit.tellsWhen ? Int(seconds) : nil)
  }

  /// In milliseconds since 1970.
  private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}
