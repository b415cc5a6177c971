import Engine
import Foundation
import Synchronization
import UnixSignals

/// Ends sessions on the first SIGINT, SIGTERM or SIGHUP, and the program on one that comes a second or more after.
///
/// Two at once are one wish: timeout(1) signals the program and then its whole process group.
enum Signals {
  private static let heard = Atomic<Bool>(false)

  /// Whether a signal has come that asks the session to end.
  static var haveCome: Bool { heard.load(ordering: .acquiring) }

  /// Listens until the task is cancelled. From the return on, no such signal ends the program unheard, however
  /// late the listening task gets a thread.
  static func interrupting(_ controls: SessionControl...) async -> Task<Void, Never> {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
    return Task.detached {
      var first: ContinuousClock.Instant?
      for await _ in signals {
        if let first, ContinuousClock.now - first >= .seconds(1) {
          Foundation.exit(ExitStatus.interrupted.rawValue)
        }
        first = first ?? .now
        heard.store(true, ordering: .releasing)
        controls.forEach { $0.interrupt() }
      }
    }
  }
}
