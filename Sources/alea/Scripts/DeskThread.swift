import Dispatch
import Foundation
import Synchronization

/// A thread that speaks with a script process.
///
/// Its own, because it waits: for the process, which may take its time, and not at the cost of a thread of the pool
/// that signals are served from (on one core there is only one).
enum DeskThread {
  /// Runs `body` on a thread of its own and waits for it.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result(catching: body)) }
      thread.name = "desk"
      thread.start()
    }
  }

  /// Waits on such a thread for what tasks do.
  static func wait<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
    let done = DispatchSemaphore(value: 0)
    let value = Mutex<Value?>(nil)
    Task {
      let result = await body()
      value.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    guard let result = value.withLock({ $0 }) else { preconditionFailure("a task that is done has a value") }
    return result
  }
}
