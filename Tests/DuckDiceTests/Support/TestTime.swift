import DuckDice
import Engine
import Synchronization

/// Time that passes as soon as somebody waits for it; but alarms come when the test says so.
final class TestTime: Sendable {
  static let deadline: Nanoseconds = 15_000_000_000

  private struct Kept {
    var now: Nanoseconds = 0
    var waits: [Nanoseconds] = []
    var alarms: [Int: @Sendable () -> Void] = [:]
    var alarmCount = 0
    var isExpired = false
    var holds = false
  }

  private let kept = Mutex(Kept())

  /// What was waited for.
  var waits: [Nanoseconds] { kept.withLock { $0.waits } }
  var now: Nanoseconds { kept.withLock { $0.now } }

  /// With `holds`, every wait lasts until it is cancelled.
  init(holds: Bool = false) {
    kept.withLock { $0.holds = holds }
  }

  /// Lets the alarms come that are set, and at once those that will be.
  func expire() {
    let alarms = kept.withLock { kept in
      kept.isExpired = true
      defer { kept.alarms = [:] }
      return Array(kept.alarms.values)
    }
    for alarm in alarms { alarm() }
  }

  /// Comes back once somebody is held.
  func someoneWaits(_ count: Int = 1) async {
    while kept.withLock({ $0.waits.count }) < count { await Task.yield() }
  }

  var piece: Timepiece {
    Timepiece(
      now: { self.now }, sleep: { try await self.sleep($0) }, calendar: { 784_111_777 },
      alarm: { _, body in self.alarm(body) })
  }

  private func sleep(_ span: Nanoseconds) async throws {
    let isHeld = kept.withLock { kept in
      kept.waits.append(span)
      if !kept.holds { kept.now += span }
      return kept.holds
    }
    if isHeld {
      let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
      for await _ in stream {}
      continuation.finish()
    }
    try Task.checkCancellation()
  }

  private func alarm(_ body: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
    let number = kept.withLock { kept -> Int? in
      guard !kept.isExpired else { return nil }
      kept.alarmCount += 1
      kept.alarms[kept.alarmCount] = body
      return kept.alarmCount
    }
    guard let number else {
      body()
      return {}
    }
    return { self.kept.withLock { _ = $0.alarms.removeValue(forKey: number) } }
  }
}
