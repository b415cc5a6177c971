/// Counts the requests of one key against a rate limit.
package struct TokenBucket {
  private let limit: RateLimit
  /// When the bucket would be full if nobody came.
  private var fullAt: ContinuousClock.Instant?

  package init(_ limit: RateLimit) {
    self.limit = limit
  }

  /// Nil where a request at `now` is let in, else how long to wait.
  package mutating func take(at now: ContinuousClock.Instant) -> Duration? {
    let each = limit.span / limit.count
    let start = max(fullAt ?? now, now)
    let next = start + each
    let excess = now.duration(to: next) - limit.span
    if excess > .zero { return excess }
    fullAt = next
    return nil
  }
}
