import Engine
import Foundation
import UnixSignals

/// Ends sessions on the first SIGINT, SIGTERM or SIGHUP, and the program on one that comes a second or more after.
///
/// Two at once are one wish: timeout(1) signals the program and then its whole process group.
enum Signals {
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
        controls.forEach { $0.interrupt() }
      }
    }
  }
}
