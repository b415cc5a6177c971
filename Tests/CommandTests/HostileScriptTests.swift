import Foundation
import TestSupport
import Testing

/// Hostile scripts from outside of the repository, where they are at hand: `ALEA_SHARED`, or beside it.
private let attacks: [String] = {
  let shared = ProcessInfo.processInfo.environment["ALEA_SHARED"].map { URL(filePath: $0) }
  let folder = (shared ?? Program.root.appending(path: "../shared").standardized).appending(path: "attacks")
  let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
  return files.filter { $0.hasSuffix(".lua") }.sorted().map { folder.appending(path: $0).path() }
}()

@Suite("Hostile scripts in the program", .enabled(if: !attacks.isEmpty, "no folder of attacks"))
struct HostileScriptTests {
  @Test("each ends by an exit code, in time, and leaves nothing behind", arguments: attacks)
  func attack(path: String) throws {
    for side in Effort.isSoak ? [[], ["--parallel", "--lanes"]] : [[]] {
      let program = try Program()
      let ending = try program.alea(
        ["run", path, "--max-bets", "20", "--seed", "1", "--stop-loss", "0.5", "--json"] + side)
      #expect([0, 3, 65].contains(ending.code), "\(ending.talk)")
      #expect(ending.signal == nil)
      // The session and its audit have 5 s each.
      #expect(ending.cpuSeconds < 10)
      #expect(ending.talk.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a || $0 == 0x09 })
      #expect(!FileManager.default.fileExists(atPath: "/tmp/pwned"))
      if ending.code == 65, ending.output.isEmpty { continue }
      let summary = try ending.summary()
      #expect(summary.profit.units >= -50_000_000)
      #expect(summary.bets <= 20)
    }
  }
}
