internal import Dispatch

/// The thread that waits for the disk. A driver whose session runs on it, too, wakes nobody to have its bets written.
final class CommitExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "ledger commits")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
