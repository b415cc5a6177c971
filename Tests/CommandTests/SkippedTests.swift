import Foundation
import Testing

/// `.ci/skipped` finds skips in what swift-testing really prints; the lines here are those of version 6.3.1.
@Suite("The check for skipped tests")
struct SkippedTests {
  private func check(_ lines: String...) throws -> Program.Ending {
    let program = try Program()
    let log = try program.folder.write("log", lines.joined(separator: "\n") + "\n")
    return try program.shell("'\(Program.root.path())/.ci/skipped' < '\(log)'")
  }

  @Test(
    "finds every kind of skip",
    arguments: [
      ("➜ Test \"with args\" skipped: \"no folder of attacks\"", "with args"),
      ("➜ Test \"one that is \"quoted\" here\" skipped.", "one that is \"quoted\" here"),
      ("➜ Test \"args skipped\" skipped: \"because of \"this\"\"", "args skipped"),
      ("➜ Test plainName() skipped: \"because\"", "plainName()"),
      ("➜ Suite \"A suite of scripts\" skipped: \"no folder\"", "A suite of scripts"),
      ("➜ Suite PlainSuite skipped.", "PlainSuite"),
      ("➜ Test \"run time cancel\" was cancelled after 0.001 seconds: \"no lua\"", "run time cancel"),
    ])
  func found(line: String, name: String) throws {
    let ending = try check("◇ Test run started.", line, "✔ Suite S2 passed after 0.001 seconds.")
    #expect(ending.code == 1)
    #expect(ending.talk == "A test was skipped that .ci/allowed-skips does not list: \(name)\n")
  }

  @Test("is not alarmed by what was not skipped, or may be")
  func fine() throws {
    let ending = try check(
      "Building for debugging...", "◇ Test \"mentions skipped. in a name\" started.",
      "✔ Test \"runs\" passed after 0.001 seconds.",
      "✔ Test \"mentions skipped. in a name\" passed after 0.001 seconds.",
      "✘ Test \"it is skipped: \"sometimes\"\" failed after 0.1 seconds with 1 issue.",
      "➜ Suite \"Hostile scripts\" skipped: \"no folder of attacks\"",
      "✔ Test run with 8 tests in 2 suites passed after 0.001 seconds.")
    #expect(ending.code == 0)
    #expect(ending.talk.isEmpty)
  }
}
