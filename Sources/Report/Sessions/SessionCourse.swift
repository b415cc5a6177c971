public import Dice
public import Engine
import Synchronization

/// Follows a session ticket by ticket and keeps what its charts need: a few hundred points each, however long it is.
public final class SessionCourse: Journal {
  private let startBalance: Amount
  private let state: Mutex<State>

  fileprivate struct State {
    /// The balance that the bets so far come to on average.
    var expected = ThinSeries(), expectedLoss = ExpectedLoss()
    var balances = ThinSeries(), stakes = ThinSeries(), exposures = ThinSeries()
    /// Stakes of tickets in a row that may be outstanding, from the ticket `first` on.
    var open: [Int64] = [], first = 0
    var exposure: Int64 = 0
    var lanes: LaneExposure?
    var balance: Amount
    var isFinished = false
  }

  /// A course from the balance at the start on.
  public init(startBalance: Amount, concurrency: Concurrency) {
    self.startBalance = startBalance
    var state = State(balance: startBalance)
    if case .lanes(let count) = concurrency { state.lanes = LaneExposure(lanes: count) }
    self.state = Mutex(state)
  }

  /// Follows the next ticket.
  public func record(_ entry: JournalEntry) {
    state.withLock { state in
      let (ticket, stake) = (entry.ticket, entry.ticket.proposal.stake.units)
      if entry.handedOver {
        state.balance = entry.balance
        state.balances.append(entry.balance.units)
        state.stakes.append(stake)
        state.expect(entry, from: startBalance)
      }
      state.expose(ticket, stake, handedOver: entry.handedOver)
    }
  }

  /// The balance after everything that was handed over.
  public var balance: Amount { state.withLock { $0.balance } }
  /// How many tickets were handed over.
  public var tickets: Int { state.withLock { $0.balances.count } }

  /// The charts, once everything is recorded.
  public func charts(currency: String) -> [Chart] {
    state.withLock { state in
      state.finish()
      let start = startBalance.units
      return [
        CourseChart.balance(state.balances, expected: state.expected, start: start, currency),
        CourseChart.stakes(state.stakes, currency), CourseChart.exposure(state.exposures, currency),
      ].compactMap(\.self)
    }
  }
}

extension SessionCourse.State {
  /// What the bet costs on average.
  mutating func expect(_ entry: JournalEntry, from start: Amount) {
    if case .outcome(.settled) = entry.fate {
      let (ticket, proposal) = (entry.ticket, entry.ticket.proposal)
      expectedLoss.add(stake: proposal.stake, chance: proposal.chance, profitIfWon: ticket.profitIfWon)
    }
    expected.append(Int64(clamping: Int128(start.units) - expectedLoss.rounded.units))
  }

  /// What was outstanding when the ticket was generated, its own stake with it.
  mutating func expose(_ ticket: Ticket, _ stake: Int64, handedOver: Bool) {
    if lanes != nil {
      if handedOver {
        lanes?.add(stake, lane: ticket.lane) { exposures.append($0) }
      } else {
        lanes?.addLeft(stake, lane: ticket.lane)
      }
      return
    }
    exposure += stake
    open.append(stake)
    let gone = min(open.count, max(0, ticket.after - first))
    for stake in open[..<gone] { exposure -= stake }
    open.removeFirst(gone)
    first += gone
    exposures.append(exposure)
  }

  mutating func finish() {
    guard !isFinished else { return }
    isFinished = true
    lanes?.finish { exposures.append($0) }
  }
}
