/// What became of a bet or of a try, for counting.
public enum Cause: String, CaseIterable, Hashable, Sendable {
  /// A complete answer that passed every check.
  case settled
  /// A try of which nothing was sent, and which was followed by another.
  case retried
  /// Refused by the site, in its words.
  case refusedBySite
  /// Refused because the stake is below the site's minimum.
  case belowMinimum
  /// Refused because the site is asked too often.
  case rateLimited
  /// Refused by Cloudflare, which stands in front of the site.
  case blocked
  /// Refused because the site does not accept the key.
  case keyRefused
  /// Refused because the site was not reached, however often it was tried.
  case notReached
  /// Refused because the session is ending.
  case ending
  /// Unknown: sent, and no complete answer came.
  case noAnswer
  /// Unknown: the server failed while it had the bet.
  case serverError
  /// Unknown: an answer that cannot be read.
  case unreadable
  /// Unknown: sent on to another address, where we do not go.
  case redirected
  /// Unknown: an answer that contradicts what was asked or what came before.
  case contradiction
}

/// How often each thing has happened to the bets of a house.
public struct CauseCounts: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Cause.allCases.count)

  /// Makes counts of nothing.
  public init() {}

  /// How often `cause` has happened.
  public subscript(_ cause: Cause) -> Int { counts[Self.place(cause)] }

  /// Counts one more.
  mutating func count(_ cause: Cause) { counts[Self.place(cause)] += 1 }

  private static func place(_ cause: Cause) -> Int { Cause.allCases.firstIndex(of: cause) ?? 0 }
}
