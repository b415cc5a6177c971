internal import Engine
internal import NIOCore
internal import NIOPosix

/// The one thread on which everything between a bet and its answer happens.
///
/// A bet's task runs where its connection is served: an answer is read, checked and booked by the thread that it came
/// in on, and only the session, which may have to wait for a script, is on another. Nothing may block here.
final class SiteLoop: TaskExecutor {
  static let shared = SiteLoop()

  /// What connections are made with.
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let loop: any EventLoop

  private init() {
    loop = group.next()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Calls `body` once so much time has passed, unless what it gives back is called before.
  func alarm(_ span: Nanoseconds, _ body: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
    let scheduled = loop.scheduleTask(in: .nanoseconds(span), body)
    return { scheduled.cancel() }
  }
}
