import Foundation
import Testing

/// strace(1): it kills a program at a system call, makes the call fail, or only tells which calls were made.
enum Strace {
  /// Whether it is there and may do so: some containers forbid it.
  static let works: Bool = {
    guard let program = try? Program(), FileManager.default.isExecutableFile(atPath: path) else {
      return false
    }
    let injected = try? program.traced("exit_group:signal=SIGKILL", ["--version"])
    return injected?.signal == SIGKILL
  }()

  static let missing: Comment = "no strace that may kill a program"

  fileprivate static let path = "/usr/bin/strace"
  /// What writes a ledger, and what a test may want to fail besides.
  fileprivate static let calls = "pwrite64,fdatasync,fsync,ftruncate,unlink"
}

/// A system call as strace tells it.
struct TracedCall {
  let thread: Substring
  let name: Substring
  /// The file that its descriptor, the first argument, stands for.
  let file: Substring
  let line: Substring

  fileprivate init?(_ line: Substring) {
    guard let match = line.firstMatch(of: /^(\d+) +(\w+)\((?:\d+<([^>]*)>)?/) else { return nil }
    (thread, name, file) = (match.output.1, match.output.2, match.output.3 ?? "")
    self.line = line
  }
}

extension Program {
  /// Runs `alea` under strace, all threads and processes of it. `injection` is in strace's words, such as
  /// `pwrite64:error=EIO:when=3`; calls are counted by thread. The program's signal is strace's own.
  ///
  /// Ends when all processes have, the script process too.
  func traced(_ injection: String?, _ arguments: [String], options: [String] = []) throws -> Ending {
    let inject = injection.map { ["-e", "inject=\($0)"] } ?? []
    let call = injection.flatMap { $0.split(separator: ":").first }.map { ",\($0)" } ?? ""
    return try Running(
      self, URL(filePath: Strace.path),
      ["-f", "-qq", "-y", "-o", "trace", "-e", "trace=\(Strace.calls)\(call)"] + inject + options
        + [try Self.binary().path()] + arguments,
      input: "/dev/null"
    ).end()
  }

  /// The calls of the last program that was traced, in order.
  var tracedCalls: [TracedCall] { folder.read("trace").split(separator: "\n").compactMap(TracedCall.init) }
}

extension [TracedCall] {
  /// How often the thread that did it most often made a call of this name.
  func most(_ name: String) -> Int {
    Dictionary(grouping: filter { $0.name == name }, by: \.thread).values.map(\.count).max() ?? 0
  }
}
