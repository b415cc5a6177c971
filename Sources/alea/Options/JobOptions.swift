import ArgumentParser
import Foundation

/// How many processes play many sessions.
struct JobOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "How many processes play; as many as there are cores unless it is said.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1_000).contains(jobs) {
      throw ValidationError("--jobs \(jobs) is out of range: 1 to 1000.")
    }
  }

  /// How many play `sessions`: none has nothing to do.
  func count(for sessions: UInt32) -> Int {
    min(jobs ?? ProcessInfo.processInfo.activeProcessorCount, Int(sessions))
  }
}
