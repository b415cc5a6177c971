internal import Engine
internal import Synchronization

/// The waits of a house's bets, which end all at once when the house closes, or when it holds its bets back.
final class Waits: Sendable {
  private struct Kept {
    var isClosed = false
    var isHeld = false
    var next = 0
    var sleepers: [Int: Task<Void, any Error>] = [:]
    var count = Attendance()
    var goesOn: Bool { !isClosed && !isHeld }
  }

  private let time: Timepiece
  private let kept = Mutex(Kept())

  init(_ time: Timepiece) {
    self.time = time
  }

  /// Whether the house is closed.
  var isClosed: Bool { kept.withLock { $0.isClosed } }

  /// Whether a bet may go on its way.
  var goesOn: Bool { kept.withLock { $0.goesOn } }

  /// How many wait.
  var count: Attendance { kept.withLock { $0.count } }

  /// Lets some time pass; false where that was cut short.
  func pass(_ span: Nanoseconds) async -> Bool {
    let sleeper = Task { [time] in try await time.sleep(span) }
    let number = kept.withLock { kept -> Int? in
      guard kept.goesOn else { return nil }
      kept.next += 1
      kept.sleepers[kept.next] = sleeper
      kept.count.enter()
      return kept.next
    }
    guard let number else {
      sleeper.cancel()
      return false
    }
    let result = await withTaskCancellationHandler {
      await sleeper.result
    } onCancel: {
      sleeper.cancel()
    }
    return kept.withLock { kept in
      kept.sleepers.removeValue(forKey: number)
      kept.count.leave()
      if case .failure = result { return false }
      return kept.goesOn
    }
  }

  /// Ends every wait, now and later.
  func close() { end { $0.isClosed = true } }

  /// Ends every wait, now and until `release`.
  func hold() { end { $0.isHeld = true } }

  /// Lets bets go on their way, and wait, again.
  func release() { kept.withLock { $0.isHeld = false } }

  private func end(_ mark: (inout Kept) -> Void) {
    let sleepers = kept.withLock { kept in
      mark(&kept)
      return Array(kept.sleepers.values)
    }
    for sleeper in sleepers { sleeper.cancel() }
  }
}
