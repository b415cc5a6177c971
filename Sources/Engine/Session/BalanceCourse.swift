public import Dice

/// What the balance was at some places of a session: enough to tell how many sessions fan out, and cheap enough to be taken
/// of every session of a backtest.
public struct BalanceCourse: Hashable, Sendable {
  /// The most places.
  public static let mostPlaces = 41
  private static let equalSteps = 25

  /// The balance after so many tickets as the places say, as far as the session came.
  public private(set) var balances: [Amount] = []
  private let places: [Int]

  /// A course that is looked at after so many tickets, in rising order.
  init(_ places: [Int]) {
    self.places = places
    balances.reserveCapacity(places.count)
  }

  /// After how many tickets the balance is wanted next; nil where it is not any more.
  var next: Int? { balances.count < places.count ? places[balances.count] : nil }

  mutating func note(_ balance: Amount) { balances.append(balance) }

  /// After how many tickets sessions with this limit are looked at: 25 times, equally far apart, where there is one,
  /// else at 1, 2, 3, 5, 7, 10 and so on to 100 million. It depends on nothing that is played, so that parts of a backtest have
  /// the same places.
  public static func places(maxBets: Int?) -> [Int] {
    guard let maxBets else {
      var places: [Int] = []
      var decade = 1
      while decade < 100_000_000 {
        places += [1, 2, 3, 5, 7].map { $0 * decade }
        decade *= 10
      }
      return places + [decade]
    }
    let steps = min(equalSteps, max(maxBets, 0))
    // By parts, because the product may not fit.
    return steps == 0 ? [] : (1...steps).map { maxBets / steps * $0 + maxBets % steps * $0 / steps }
  }
}
