import Engine
import Foundation
import UnixSignals

/// Ends a session on the first SIGINT, SIGTERM or SIGHUP, and the program on the second.
enum Signals {
  /// Traps the signals before it returns, so that none can kill a session that has begun; then listens until the
  /// task is cancelled.
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
