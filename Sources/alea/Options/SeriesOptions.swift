import ArgumentParser

/// How many sessions are played, in what parts, and what becomes of them.
struct SeriesOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many sessions there are in all.", valueName: "n"))
  var sessions: UInt32 = 10_000

  @Option(
    help: ArgumentHelp(
      "Play the i-th of n parts of the sessions, for alea merge; i from 1.", valueName: "i/n"))
  var shard = Shard.all

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the result to a file, for alea merge.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard sessions > 0 else { throw ValidationError("--sessions 0 is out of range: at least 1.") }
    guard shard.count <= sessions else {
      throw ValidationError("--shard \(shard.number)/\(shard.count): there are only \(sessions) sessions.")
    }
  }
}

/// One of several parts of the sessions.
struct Shard: ExpressibleByArgument {
  let number, count: UInt32

  static let all = Shard(number: 1, count: 1)

  private init(number: UInt32, count: UInt32) {
    (self.number, self.count) = (number, count)
  }

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { UInt32($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], number > 0, number <= count else {
      return nil
    }
    self.init(number: number, count: count)
  }

  var defaultValueDescription: String { "1/1" }

  /// The first of its sessions, and how many there are.
  func range(of sessions: UInt32) -> (first: UInt32, count: UInt32) {
    func start(_ part: UInt32) -> UInt32 { UInt32(UInt64(sessions) * UInt64(part) / UInt64(count)) }
    return (start(number - 1), start(number) - start(number - 1))
  }
}
