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

  func draw(_ snapshot: Snapshot) {
    if isShown { progress.withLock { $0.draw(snapshot) } }
  }

  func clear() {
    if isShown { Progress.clear() }
  }
}
