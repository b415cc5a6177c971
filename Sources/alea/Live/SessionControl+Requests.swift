import Dispatch
import Engine
import Synchronization

extension SessionControl {
  /// Does what a line of the control socket asks for, and answers for a person.
  func answer(_ line: String) -> String {
    guard let request = SessionRequest(line: line) else {
      return "refused: '\(line)' asks for nothing that there is"
    }
    switch request {
    case .stop:
      interrupt()
      return "ends when what is in flight has settled"
    case .stopOnWin:
      stopOnWin()
      return "ends at the next win"
    case .pause:
      pause()
      return "pauses when what is in flight has settled"
    case .resume:
      resume()
      return "goes on"
    case .limits(let limits):
      return tightened(limits)
    }
  }

  private func tightened(_ limits: Limits) -> String {
    let done = DispatchSemaphore(value: 0)
    let told = Mutex<Tightened?>(nil)
    tighten(limits) { result in
      told.withLock { $0 = result }
      done.signal()
    }
    guard done.wait(timeout: .now() + .seconds(5)) == .success else {
      return "refused: the session is busy; ask again"
    }
    guard let result = told.withLock({ $0 }) else { return "refused: the session is over" }
    let now = "limits: \(Announcement.limits(result.limits))"
    guard !result.loosened.isEmpty else { return now }
    let names = result.loosened.map(\.rawValue).joined(separator: ", ")
    return "refused: limits are only tightened, and \(names) would be looser; \(now)"
  }
}
