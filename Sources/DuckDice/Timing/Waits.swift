internal import Engine
internal import Synchronization

/// The waits of a house's bets, which end all at once when the house closes.
final class Waits: Sendable {
  private struct Kept {
    var isClosed = false
    var next = 0
    var sleepers: [Int: Task<Void, any Error>] = [:]
  }

  private let time: Timepiece
  private let kept = Mutex(Kept())

  init(_ time: Timepiece) {
    self.time = time
  }

  /// Whether the house is closed.
  var isClosed: Bool { kept.withLock { $0.isClosed } }

  /// Lets some time pass; false where that was cut short.
  func pass(_ span: Nanoseconds) async -> Bool {
    let sleeper = Task { [time] in try await time.sleep(span) }
    let number = kept.withLock { kept -> Int? in
      guard !kept.isClosed else { return nil }
      kept.next += 1
      kept.sleepers[kept.next] = sleeper
      return kept.next
    }
    guard let number else {
      sleeper.cancel()
      return false
    }
    defer { kept.withLock { _ = $0.sleepers.removeValue(forKey: number) } }
    let result = await withTaskCancellationHandler {
      await sleeper.result
    } onCancel: {
      sleeper.cancel()
    }
    if case .failure = result { return false }
    return !isClosed
  }

  /// Ends every wait, now and later.
  func close() {
    let sleepers = kept.withLock { kept in
      kept.isClosed = true
      return Array(kept.sleepers.values)
    }
    for sleeper in sleepers { sleeper.cancel() }
  }
}
