internal import Dice

/// The bets of a session as the site must have played them: one after the other, by nonce, each from the balance that
/// the one before it left.
///
/// Bets are *open* from the moment they are about to be sent until they are answered or certainly not placed; a bet of
/// unknown fate stays open. What must hold, whatever arrives when:
/// - a nonce comes once, and above every nonce that was known when its bet was sent;
/// - a nonce that is missing below a known one belongs to an open bet that was sent before the known one was answered,
///   each to another one. With nothing open, nothing is missing;
/// - the balance before a bet is the balance after the bet of the nonce before it. Across missing nonces it differs by no
///   more than so many open bets could lose or win.
struct BetChain: Sendable {
  /// A bet that may be placed.
  struct Open: Sendable {
    let ticket: Int
    let stake: Int128
    let profitIfWon: Int128
    /// How many bets had been sent before it.
    let place: Int
    /// The highest nonce that was known when it was sent.
    let floor: Int
  }

  /// A placed bet as the site tells of it.
  struct Placed: Sendable {
    let nonce: Int
    let profit: Amount
    /// The balance after it.
    let balance: Amount
    /// How many bets had been sent when it was answered.
    var sent = 0

    init(nonce: Int, profit: Amount, balance: Amount) {
      (self.nonce, self.profit, self.balance) = (nonce, profit, balance)
    }

    /// The balance before it.
    var before: Int128 { Int128(balance.units) - Int128(profit.units) }
  }

  /// The last bet below which nothing is missing: its nonce, if any is known, and the balance after it.
  private var nonce: Int?
  private var balance: Int128?
  /// What was answered above it, by nonce.
  private var placed: [Placed] = []
  /// In the order of sending.
  private var open: [Open] = []
  private var sent = 0
  private var highest: Int

  /// Begins where the next bet has `nextNonce` and finds `balance`; nil where that is not known.
  init(nextNonce: Int?, balance: Amount?) {
    nonce = nextNonce.map { $0 - 1 }
    self.balance = balance.map { Int128($0.units) }
    highest = nonce ?? -1
  }

  /// How many answers are kept because something below them is missing.
  var keptCount: Int { placed.count }

  /// A bet is about to be sent.
  mutating func begin(ticket: Int, stake: Amount, profitIfWon: Amount) {
    open.append(
      Open(
        ticket: ticket, stake: Int128(stake.units), profitIfWon: Int128(profitIfWon.units), place: sent,
        floor: highest))
    sent += 1
  }

  /// A bet was certainly not placed; says what that contradicts. The bet is then open still.
  ///
  /// Where it was not even sent (`isCertain`), what is contradicted is another answer: the next one will say so.
  mutating func withdraw(ticket: Int, isCertain: Bool) -> String? {
    guard let index = open.firstIndex(where: { $0.ticket == ticket }) else { return nil }
    let bet = open.remove(at: index)
    if !isCertain, let contradiction = contradiction() {
      open.insert(bet, at: index)
      return "the site says that it did not place the bet, but \(contradiction)"
    }
    settleDown()
    return nil
  }

  /// A bet was answered; says what that contradicts. The bet is then open still.
  mutating func settle(ticket: Int, _ answer: Placed) -> String? {
    guard let index = open.firstIndex(where: { $0.ticket == ticket }) else {
      return "an answer came to a bet that was not sent"
    }
    let bet = open[index]
    let place = placed.firstIndex { $0.nonce >= answer.nonce } ?? placed.count
    if place < placed.count, placed[place].nonce == answer.nonce { return "nonce \(answer.nonce) came twice" }
    guard answer.nonce > bet.floor else {
      return "nonce \(answer.nonce) came to a bet that was sent when nonce \(bet.floor) was known"
    }
    var kept = answer
    kept.sent = sent
    placed.insert(kept, at: place)
    open.remove(at: index)
    if let contradiction = contradiction() {
      open.insert(bet, at: index)
      placed.remove(at: place)
      return contradiction
    }
    highest = max(highest, answer.nonce)
    settleDown()
    return nil
  }

  /// Forgets what nothing can come below any more.
  private mutating func settleDown() {
    let floor = open.first?.floor ?? highest
    while let first = placed.first {
      let follows = nonce.map { first.nonce == $0 + 1 } ?? (first.nonce <= floor)
      guard follows else { return }
      nonce = first.nonce
      balance = Int128(first.balance.units)
      placed.removeFirst()
    }
  }
}

extension BetChain {
  /// What does not hold between the answers and the open bets.
  private func contradiction() -> String? {
    let reach = Reach(open)
    // For each answer, how many of the open bets were sent before anything at or above its nonce was answered.
    var earlier = [Int](repeating: 0, count: placed.count)
    var earliest = Int.max
    for index in placed.indices.reversed() {
      earliest = min(earliest, placed[index].sent)
      earlier[index] = reach.count(before: earliest)
    }
    var (previousNonce, previousBalance, missing) = (nonce, balance, 0)
    for (index, bet) in placed.enumerated() {
      let gap: Int
      if let previousNonce {
        gap = bet.nonce - previousNonce - 1
        missing += gap
        guard missing <= earlier[index] else {
          return
            "nonce \(bet.nonce) came while \(missing) below it are missing and \(earlier[index]) bets in flight "
            + "could have them"
        }
      } else {
        // Where the first nonce is not known, open bets that were sent before any was known may be below.
        gap = min(earlier[index], open.prefix { $0.floor < bet.nonce }.count)
      }
      if let previousBalance {
        let (lowest, highest) = reach.change(of: gap, among: earlier[index])
        let change = bet.before - previousBalance
        guard (lowest...highest).contains(change) else {
          return
            "the balance after nonce \(bet.nonce) is \(bet.balance.short) with a profit of \(bet.profit.short), "
            + "but \(Self.words(previousBalance)) were there before it"
            + (gap > 0 ? " and \(gap) bets in between could not have changed it so" : "")
        }
      }
      (previousNonce, previousBalance) = (bet.nonce, Int128(bet.balance.units))
    }
    return nil
  }

  private static func words(_ units: Int128) -> String { AmountSum(units: units).short }

  /// What the first so many of the open bets could do to a balance.
  private struct Reach {
    private let places: [Int]
    private var stakes: [(largest: Int128, sum: Int128)] = [(0, 0)]
    private var wins: [(largest: Int128, sum: Int128)] = [(0, 0)]

    init(_ open: [Open]) {
      places = open.map(\.place)
      for (index, bet) in open.enumerated() {
        stakes.append((max(stakes[index].largest, bet.stake), stakes[index].sum + bet.stake))
        wins.append((max(wins[index].largest, bet.profitIfWon), wins[index].sum + bet.profitIfWon))
      }
    }

    /// Places are in order.
    func count(before place: Int) -> Int {
      var (low, high) = (0, places.count)
      while low < high {
        let middle = (low + high) / 2
        if places[middle] < place { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// The bounds for any `gap` of the first `count` bets.
    func change(of gap: Int, among count: Int) -> (Int128, Int128) {
      let (stake, win) = (stakes[count], wins[count])
      let number = Int128(gap)
      return (-min(stake.sum, number * stake.largest), min(win.sum, number * win.largest))
    }
  }
}
