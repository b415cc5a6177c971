import Engine
import ScriptHost
import Synchronization

// Sessions played once more with the desk's own pipeline and house.
extension BacktestRun {
  /// Audits per job at once. Who audits and who answers wait for each other at every bet: two of them keep a core busy.
  private static let auditsPerJob = 2

  /// That one has found something, or that somebody does not want to wait any more.
  private final class Cut: Sendable {
    private let value = Atomic<Bool>(false)
    var isMade: Bool { value.load(ordering: .relaxed) || Signals.haveCome }
    func make() { value.store(true, ordering: .relaxed) }
  }

  /// Gives how many were audited, until somebody did not want to wait any more.
  func audit(_ sample: [PlayedSession]) async throws -> Int {
    let audits = min(sample.count, jobs * Self.auditsPerJob)
    let cut = Cut()
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for place in 0..<audits {
        let own = stride(from: place, to: sample.count, by: audits).map { sample[$0] }
        group.addTask { try await DeskThread.run { try audit(own, until: cut) } }
      }
      var audited = 0
      for try await more in group { audited += more }
      return audited
    }
  }

  private func audit(_ sample: [PlayedSession], until cut: Cut) throws -> Int {
    guard !cut.isMade else { return 0 }
    do throws(HostError) {
      let audit = try SeriesAudit(loader.order, SeriesOrder(order, count: count), launch: loader.launch)
      for (audited, one) in sample.enumerated() {
        let difference = audit.difference(one, control: control)
        if cut.isMade {
          // One audit alone sees an interruption, and what it says then is of no use: it passes it on.
          control.interrupt()
          return audited
        }
        guard let difference else { continue }
        throw HostError.lost(why: "lied about session \(one.session), the audit disagrees: \(difference)")
      }
      return sample.count
    } catch {
      cut.make()
      control.interrupt()
      throw Failure(.broken, "the result is void: \(error)")
    }
  }
}
