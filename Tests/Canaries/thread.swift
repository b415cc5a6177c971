// Two threads count in one variable without a lock: the thread sanitizer must say so. Not a part of the package.
import Foundation

@main
struct Canary {
  static func main() {
    nonisolated(unsafe) var count = 0
    // Each waits for the other: of a thread that has ended before, the sanitizer may have forgotten what it did.
    let begun = (0..<2).map { _ in DispatchSemaphore(value: 0) }
    let threads = (0..<2).map { number in
      Thread {
        begun[number].signal()
        begun[1 - number].wait()
        for _ in 0..<2_000_000 { count += 1 }
      }
    }
    for thread in threads { thread.start() }
    while threads.contains(where: { !$0.isFinished }) { usleep(1000) }
    print(count)
  }
}
