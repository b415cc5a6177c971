import DuckDice
import Engine
import Synchronization

/// Time that passes as soon as somebody waits for it; a wait of the whole deadline lasts until the test lets it end.
final class TestTime: Sendable {
  static let deadline: Nanoseconds = 15_000_000_000

  private struct Kept {
    var now: Nanoseconds = 0
    var waits: [Nanoseconds] = []
    var held: [AsyncStream<Void>.Continuation] = []
    var isExpired = false
    var holds = false
  }

  private let kept = Mutex(Kept())

  /// What was waited for, deadlines aside.
  var waits: [Nanoseconds] { kept.withLock { $0.waits } }
  var now: Nanoseconds { kept.withLock { $0.now } }

  /// With `holds`, every wait lasts until it is cancelled.
  init(holds: Bool = false) {
    kept.withLock { $0.holds = holds }
  }

  /// Ends the deadlines that are waited for, and those to come.
  func expire() {
    let held = kept.withLock {
      $0.isExpired = true
      return $0.held
    }
    for continuation in held { continuation.finish() }
  }

  /// Comes back once somebody is held.
  func someoneWaits(_ count: Int = 1) async {
    while kept.withLock({ $0.waits.count }) < count { await Task.yield() }
  }

  var piece: Timepiece {
    Timepiece(now: { self.now }, sleep: { try await self.sleep($0) }, calendar: { 784_111_777 })
  }

  private func sleep(_ span: Nanoseconds) async throws {
    let isDeadline = span == Self.deadline
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let isHeld = kept.withLock { kept in
      if !isDeadline { kept.waits.append(span) }
      guard isDeadline ? !kept.isExpired : kept.holds else {
        if !isDeadline { kept.now += span }
        return false
      }
      if isDeadline { kept.held.append(continuation) }
      return true
    }
    if isHeld { for await _ in stream {} }
    try Task.checkCancellation()
  }
}
