package import Engine
package import ScriptHost
import Scripting
import Simulation
import Synchronization

/// A whole session as the impostor plays it. What it sends follows from the order alone, byte for byte: the desk's
/// requests are not heard, and a checkpoint comes after every fifty tickets.
package enum Act {
  static func play(
    _ order: SessionOrder, _ copies: sending [LuaStrategy], lie: Lie, seed: UInt64, _ stage: Stage
  ) {
    let strategies = lie.strategies(copies, order)
    let played = play(order, strategies, lie.house(order, seed)) { stage.put($0) }
    stage.send(Closing(lie.told(played, seed), droppedLines: 0))
  }

  /// Plays every session of a series as if it were the first, whose rolls they all have.
  static func playShared(_ series: SeriesOrder, _ copies: [LuaStrategy], _ stage: Stage) {
    let first = series.order(0)
    for index in 0..<series.count {
      let (result, balances, winVariance) = LoopDriver.playOne(
        first.settings, copies, against: first.house, control: SessionControl(), places: first.places)
      let rolls = RollDigest(first.house, bets: result.statistics.bets)
      stage.send(
        PlayedSession(
          session: series.order(index).session, result: result, rolls: rolls, winVariance: winVariance,
          balances: balances))
    }
  }

  /// Plays, and sends everything but the result.
  package static func play(
    _ order: SessionOrder, _ strategies: sending [any Strategy], _ house: any ComputedHouse,
    observe: (Snapshot) -> Void = { _ in }, put: @escaping @Sendable ([UInt8]) -> Void
  ) -> SessionResult {
    let control = SessionControl()
    let pulse = Pulse(control, sendsRecords: order.wantsRecords, put: put)
    let session = Session(
      settings: order.settings, strategies: strategies, journal: pulse, control: control,
      prefix: .take(Audit.tickets))
    let result = LoopDriver.play(session, against: house) { snapshot in
      pulse.flush()
      observe(snapshot)
      put(Frame.bytes(of: Checkpoint(snapshot)))
    }
    pulse.flush()
    return result
  }
}

/// Asks for a checkpoint after every fifty tickets, and sends the records where they are wanted.
private final class Pulse: Journal {
  private struct State {
    var records = RecordWriter()
    var tickets = 0
  }

  private let control: SessionControl
  private let sendsRecords: Bool
  private let put: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State())

  init(_ control: SessionControl, sendsRecords: Bool, put: @escaping @Sendable ([UInt8]) -> Void) {
    self.control = control
    self.sendsRecords = sendsRecords
    self.put = put
  }

  func record(_ entry: JournalEntry) {
    state.withLock { state in
      state.tickets += 1
      if state.tickets % 50 == 0 { control.requestSnapshot() }
      if sendsRecords { state.records.append(entry) }
      if state.records.isFull { put(state.records.takeFrame()) }
    }
  }

  func flush() {
    state.withLock { state in
      if !state.records.isEmpty { put(state.records.takeFrame()) }
    }
  }
}
