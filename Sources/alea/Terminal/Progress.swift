import Engine
import Foundation
import Report

/// Shows a running session on a terminal, as often as its process is looked at: ten times a second.
struct Progress {
  private var line: ProgressLine
  private let start = ContinuousClock.now

  init(currency: String) {
    line = ProgressLine(currency: currency)
  }

  /// Draws `snapshot`.
  mutating func draw(_ snapshot: Snapshot, answers: String) {
    let elapsed = ContinuousClock.now - start
    Talk.replaceLine(
      line.text(
        snapshot, seconds: elapsed / .seconds(1), columns: Screen.columns() - 1, answers: answers))
  }

  /// Takes the line away.
  static func clear() {
    Talk.replaceLine("")
  }
}
