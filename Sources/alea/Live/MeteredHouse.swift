import Engine
import Histogram
import Report
import Synchronization

/// A house with a clock and a counter before it.
final class MeteredHouse: House {
  private let house: any House
  private let state: Mutex<State>

  private struct State {
    var latencies = Histogram<UInt64>(numberOfSignificantValueDigits: .three)
    var refusals: [String: Int] = [:]

    var latency: LiveFigures.Latency? {
      guard latencies.totalCount > 0 else { return nil }
      func milliseconds(_ value: UInt64) -> Double { Double(value) / 1_000 }
      return LiveFigures.Latency(
        p50: milliseconds(latencies.valueAtPercentile(50)),
        p90: milliseconds(latencies.valueAtPercentile(90)),
        p99: milliseconds(latencies.valueAtPercentile(99)), max: milliseconds(latencies.maxRecorded))
    }
  }

  /// Different words of refusals that are counted one by one.
  private static let mostCauses = 100

  init(_ house: any House) {
    self.house = house
    state = Mutex(State())
  }

  func place(_ ticket: Ticket) async -> Reply {
    let reply = await house.place(ticket)
    state.withLock { state in
      switch reply.outcome {
      case .settled:
        // In microseconds.
        state.latencies.record(UInt64(max(0, reply.latency / 1_000)))
      case .refused(let refusal):
        let isKnown = state.refusals[refusal.why] != nil || state.refusals.count < Self.mostCauses
        state.refusals[isKnown ? refusal.why : "other causes", default: 0] += 1
      case .unknown: break
      }
    }
    return reply
  }

  /// How long the answers took so far; nil before the first.
  var latency: LiveFigures.Latency? { state.withLock { $0.latency } }

  /// What was measured so far.
  var figures: LiveFigures {
    state.withLock { state in
      var figures = LiveFigures()
      figures.latency = state.latency
      figures.refusals = state.refusals.map { LiveFigures.Refusals(why: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.why) < ($0.count, $1.why) }
      return figures
    }
  }
}
