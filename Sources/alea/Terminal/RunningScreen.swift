import Engine
import Synchronization

/// The line of a session that is being played, where a person watches.
final class RunningScreen: Sendable {
  private let progress: Mutex<Progress>
  private let isShown: Bool

  init(_ plan: SessionPlan, isShown: Bool) {
    progress = Mutex(Progress(currency: plan.currency))
    self.isShown = isShown && Screen.isTerminal
  }

  /// Draws `snapshot`, and how a live house answers.
  func draw(_ snapshot: Snapshot, answers: @autoclosure () -> String = "") {
    guard isShown else { return }
    let answers = answers()
    progress.withLock { $0.draw(snapshot, answers: answers) }
  }

  func clear() {
    if isShown { Progress.clear() }
  }
}
