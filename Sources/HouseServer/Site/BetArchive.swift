import DuckDice

/// The newest bets of all accounts, to be looked up by anybody who knows a bet's hash.
struct BetArchive: Sendable {
  /// A bet and the pair that it was made of.
  struct Entry: Sendable {
    let bet: PlayReply.Bet
    let account: Int
    let serverSeed, clientSeed, serverSeedHash: String
  }

  private var entries: [String: Entry] = [:]
  private var order: [String] = []
  private let count: Int

  init(keeping count: Int) {
    self.count = max(1, count)
  }

  subscript(hash: String) -> Entry? { entries[hash] }

  mutating func keep(_ entry: Entry) {
    entries[entry.bet.hash] = entry
    order.append(entry.bet.hash)
    guard order.count >= 2 * count else { return }
    // In one go for many bets: one by one it would cost every bet a move of the whole list.
    order.prefix(order.count - count).forEach { entries[$0] = nil }
    order.removeFirst(order.count - count)
  }
}
