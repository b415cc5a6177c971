import Engine
import Foundation
import Report

/// Shows a running session on a terminal, at most ten times a second.
///
/// A ticking task only asks for snapshots; the thread that plays takes them between two bets and draws.
struct Progress {
  private var line: ProgressLine
  private let start = ContinuousClock.now

  init(currency: String) {
    line = ProgressLine(currency: currency)
  }

  /// Draws `snapshot`.
  mutating func draw(_ snapshot: Snapshot) {
    let elapsed = ContinuousClock.now - start
    Talk.replaceLine(line.text(snapshot, seconds: elapsed / .seconds(1), columns: Screen.columns() - 1))
  }

  /// Takes the line away.
  static func clear() {
    Talk.replaceLine("")
  }

  /// Asks `control` for snapshots until it is cancelled.
  static func tick(_ control: SessionControl) -> Task<Void, Never> {
    Task.detached {
      while (try? await Task.sleep(for: .milliseconds(100))) != nil { control.requestSnapshot() }
    }
  }
}
