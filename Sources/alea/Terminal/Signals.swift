import Engine
import Foundation
import UnixSignals

/// Ends a session on the first SIGINT, SIGTERM or SIGHUP, and the program on the second.
enum Signals {
  /// Listens until the task is cancelled.
  static func interrupting(_ control: SessionControl) -> Task<Void, Never> {
    Task.detached {
      var seen = false
      for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup) {
        if seen { Foundation.exit(ExitStatus.interrupted.rawValue) }
        seen = true
        control.interrupt()
      }
    }
  }
}
