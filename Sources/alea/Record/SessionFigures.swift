import Dice
import Engine
import Synchronization

/// The figures by which two plays of a session are shown side by side.
struct SessionFigures: Hashable, Sendable {
  var statistics: Statistics
  let startBalance: Amount
  var balance: Amount
  /// Why it ended; nil where its record does not say.
  var stop: Stop?
  var transcriptSHA256: String?

  var profit: Amount { balance - startBalance }

  /// The figures of a session that has ended.
  init(_ result: SessionResult) {
    (statistics, startBalance, balance) = (result.statistics, result.startBalance, result.balance)
    (stop, transcriptSHA256) = (result.stop, result.transcriptSHA256)
  }

  /// Those of one without a bet.
  init(startBalance: Amount) {
    statistics = Statistics(startBalance: startBalance)
    (self.startBalance, balance) = (startBalance, startBalance)
  }

  /// Counts a ticket that has ended.
  mutating func add(_ entry: JournalEntry) {
    let (ticket, stake) = (entry.ticket, entry.ticket.proposal.stake)
    statistics.largestStake = max(statistics.largestStake, stake)
    guard entry.handedOver, case .outcome(.settled) = entry.fate else { return }
    statistics.bets += 1
    if entry.won { statistics.wins += 1 }
    statistics.wagered += stake
    statistics.expectedLoss.add(
      stake: stake, chance: ticket.proposal.chance, profitIfWon: ticket.profitIfWon)
    balance = entry.balance
    statistics.peakBalance = max(statistics.peakBalance, balance)
    statistics.maxDrawdown = max(statistics.maxDrawdown, statistics.peakBalance - balance)
  }
}

/// Adds up the tickets of a session as far as its record goes, and passes them on: of a session that was cut off nobody
/// else knows its figures.
final class Tally: Journal {
  private let state: Mutex<(figures: SessionFigures, count: Int)>
  private let most: Int?
  private let isOver: @Sendable () -> Bool
  private let next: (any Journal)?

  /// Counts at most `most` tickets, and none when it is over.
  init(startBalance: Amount, most: Int?, isOver: @escaping @Sendable () -> Bool, next: (any Journal)?) {
    state = Mutex((SessionFigures(startBalance: startBalance), 0))
    (self.most, self.isOver, self.next) = (most, isOver, next)
  }

  func record(_ entry: JournalEntry) {
    if isOver() { return }
    let counts = state.withLock { state in
      guard state.count < most ?? .max else { return false }
      state.count += 1
      state.figures.add(entry)
      return true
    }
    if counts { next?.record(entry) }
  }

  func figures(stop: Stop?) -> SessionFigures {
    var figures = state.withLock { $0.figures }
    figures.stop = stop
    return figures
  }
}
