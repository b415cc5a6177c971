import Engine
import Foundation
import UnixSignals

/// Ends a session on the first SIGINT, SIGTERM or SIGHUP, and the program on the second.
enum Signals {
  /// Listens until the task is cancelled. From the return on, no such signal ends the program unheard, however
  /// late the listening task gets a thread.
  static func interrupting(_ control: SessionControl) async -> Task<Void, Never> {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
    return Task.detached {
      var seen = false
      for await _ in signals {
        if seen { Foundation.exit(ExitStatus.interrupted.rawValue) }
        seen = true
        control.interrupt()
      }
    }
  }
}
