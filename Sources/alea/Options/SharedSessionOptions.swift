import ArgumentParser

/// How many sessions several strategies play, all of them the same.
struct SharedSessionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many sessions each plays.", valueName: "n"))
  var sessions: UInt32 = 10_000

  func validate() throws {
    guard (2...1_000_000).contains(sessions) else {
      throw ValidationError("--sessions \(sessions) is out of range: 2 to 1000000.")
    }
  }
}
