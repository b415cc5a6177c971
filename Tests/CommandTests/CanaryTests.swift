import Foundation
import Testing

/// What the script process of a session that lasts has of its desk, as the kernel sees it.
@Suite("A running script process")
struct CanaryTests {
  private static let words = ["canary-\(UUID().uuidString)", "canary-\(UUID().uuidString)"]

  /// An endless session with a key in its environment and one on its command line, and its script process.
  private func withSession(_ look: (_ desk: ProcessFolder, _ script: ProcessFolder) throws -> Void) throws {
    var program = try Program()
    program.environment.append("ALEA_API_KEY=\(Self.words[0])")
    let running = try program.start(["run", "flat", "-k", Self.words[1], "--seed", "1", "--json"])
    defer { running.signal(SIGKILL) }
    let desk = ProcessFolder(running.pid)
    // It has shut itself in, and plays.
    let isReady = running.wait {
      desk.children.first.map { $0.fields("status")["Seccomp"] == "2" && $0.threads.count >= 3 } ?? false
    }
    #expect(isReady)
    usleep(100_000)
    try look(desk, try #require(desk.children.first))
    running.signal(SIGINT)
    #expect(try running.end().code == 130)
  }

  @Test("has no byte of the desk's keys: not in its memory, its environment, or its command line")
  func canary() throws {
    try withSession { desk, script in
      let search = try MemorySearch(script, for: Self.words)
      #expect(search.looked > 10 << 20)
      #expect(search.found == [])
      #expect(script.bytes("environ").isEmpty)
      #expect(script.bytes("cmdline") == Data("alea\0script-process\0".utf8))
      // The same search finds them where they are.
      #expect(try MemorySearch(desk, for: Self.words).found == Set(Self.words))
    }
  }

  @Test("has three pipes, a group of its own, the root as its folder, and nothing else")
  func possessions() throws {
    try withSession { desk, script in
      let descriptors = script.links("fd")
      #expect(descriptors.keys.sorted() == ["0", "1", "2"])
      #expect(descriptors.values.allSatisfy { $0.hasPrefix("pipe:") })
      #expect(script.link("cwd") == "/")
      #expect(script.group == script.pid)
      #expect(desk.group != script.group)
    }
  }

  @Test("is shut in, every thread of it, and limited")
  func protections() throws {
    try withSession { _, script in
      #expect(script.threads.count >= 3)
      for thread in script.threads {
        let status = script.fields("task/\(thread)/status")
        #expect(status["NoNewPrivs"] == "1")
        #expect(status["Seccomp"] == "2")
      }
      #expect(script.limit("Max open files") == ["3", "3"])
      for name in ["Max core file size", "Max file size", "Max processes"] {
        #expect(script.limit(name) == ["0", "0"], "\(name)")
      }
      #expect(script.limit("Max cpu time") == ["604800", "604800"])
      let address = script.limit("Max address space").compactMap { Int($0) }
      #expect(address.count == 2 && address.allSatisfy { $0 < 512 << 20 })
    }
  }

  @Test("that crashes ends the session by a script error, with what had been played")
  func crash() throws {
    let running = try Program().start(["run", "flat", "--seed", "1", "--json"])
    defer { running.signal(SIGKILL) }
    let desk = ProcessFolder(running.pid)
    #expect(running.wait { desk.children.first.map { $0.threads.count >= 3 } ?? false })
    // Until the desk has heard of some bets.
    usleep(500_000)
    kill(try #require(desk.children.first).pid, SIGSEGV)
    let ending = try running.end()
    #expect(ending.code == 65)
    let summary = try ending.summary()
    #expect(summary.stop.reason == "script-error")
    #expect(summary.stop.evidence.contains("crashed"))
    #expect(summary.bets > 0)
  }
}
