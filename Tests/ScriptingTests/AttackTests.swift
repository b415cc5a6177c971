import Dice
import Engine
import Foundation
import Scripting
import Testing

/// Hostile scripts from outside of the repository, where they are at hand: `ALEA_SHARED`, or beside the repository.
private let attacks: [String] = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let shared = ProcessInfo.processInfo.environment["ALEA_SHARED"].map { URL(filePath: $0) }
  let folder = (shared ?? root.appending(path: "../shared")).appending(path: "attacks")
  let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
  return files.filter { $0.hasSuffix(".lua") }.sorted().map { folder.appending(path: $0).path() }
}()

@Suite("Hostile scripts", .serialized, .enabled(if: !attacks.isEmpty, "no folder of attacks"))
struct AttackTests {
  /// Loops within one call of C, where no hook comes by: only the end of the process stops them.
  private static let loopsInC = ["042-pattern-optional.lua", "044-plain-find-quadratic.lua"]

  @Test("each ends as a fault or plays on, without a crash", arguments: attacks)
  func attack(path: String) throws {
    if Self.loopsInC.contains(where: { path.hasSuffix($0) }) { return }
    // Not timed here: the machine may be busy. The program's tests bound the CPU time of whole processes.
    let ending = message { try play(path) }
    #expect((ending ?? "").utf8.count <= 1200)
    #expect(ending?.utf8.contains { $0 < 0x20 || $0 == 0x7F } != true)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/pwned"))
  }

  private func play(_ path: String) throws {
    let script = try Script(contentsOf: path)
    let play = try Play(
      String(decoding: script.text, as: UTF8.self), path: script.name + ".lua", watchdog: Watchdog())
    _ = try play.start()
    for round in 0..<20 {
      let answer = try play.next()
      guard case .proposal(let proposal) = answer else { return }
      try play.hand(proposal, won: round % 2 == 0)
    }
  }
}
