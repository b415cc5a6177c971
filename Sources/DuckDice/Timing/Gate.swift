internal import Engine

/// Stands in front of the site for all bets of a house: closed for a while whenever the site says that it is asked too
/// often.
///
/// A value without a clock. Bets that were sent before the gate closed may all come back with the same news: only the
/// first of them lets the wait grow.
struct Gate: Hashable, Sendable {
  /// What the site's own figure is kept within, in nanoseconds.
  static let bounds: ClosedRange<Nanoseconds> = 1_000_000_000...300_000_000_000
  /// The first wait where the site gives no figure; it doubles from refusal to refusal.
  static let firstWait: Nanoseconds = 5_000_000_000

  private var opensAt: Nanoseconds = .min
  private var wait = firstWait
  private var times = 0

  /// How long a bet has to wait; nil where it may pass.
  func remaining(at now: Nanoseconds) -> Nanoseconds? {
    opensAt > now ? opensAt - now : nil
  }

  /// Marks a passage: how often the gate had been closed before it.
  var passage: Int { times }

  /// Closes the gate because a bet that went through at `passage` came back: for `asked` where the site gives a figure.
  mutating func close(asked: Nanoseconds?, passage: Int, at now: Nanoseconds) {
    let isNews = passage == times
    let span = asked.map { min(max($0, Self.bounds.lowerBound), Self.bounds.upperBound) } ?? wait
    if isNews {
      times += 1
      wait = min(wait * 2, Self.bounds.upperBound)
    } else if asked == nil {
      return
    }
    opensAt = max(opensAt, now + span)
  }

  /// A bet that went through at `passage` was taken: where that was after the last refusal, the waits begin small again.
  mutating func succeeded(passage: Int) {
    if passage == times { wait = Self.firstWait }
  }
}
