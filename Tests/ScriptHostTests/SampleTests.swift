import Foundation
import ScriptHost
import TestSupport
import Testing

/// Where a share s of a backtest's sessions is told falsely, and k of them, picked at random, are audited whole, the
/// chance that one of the false is among them is 1 − (1 − s)^k. `docs/script-process.md` gives its figures.
@Suite("Lies in a share of a backtest's sessions")
struct SampleTests {
  private static func law(share: Double, audits: Int) -> Double { 1 - pow(1 - share, Double(audits)) }

  @Test("are caught as often as the law says, at 1 %", arguments: [1, 10, 100, 300, 459])
  func frequency(audits: Int) {
    let backtests = Effort.size(5_000, soak: 20_000)
    for seed in Effort.seeds(1, soak: 5) {
      var random = SplitMix64(seed)
      let caught = (0..<backtests).count { _ in
        // The process does not know which are picked, so it does not matter which hundredth it lies in.
        (0..<audits).contains { _ in Int.random(in: 0..<100_000, using: &random) % 100 == 17 }
      }
      let expected = Self.law(share: 0.01, audits: audits)
      let deviation = (expected * (1 - expected) * Double(backtests)).squareRoot()
      let distance = abs(Double(caught) - expected * Double(backtests))
      #expect(distance < 4.5 * deviation, "\(caught) of \(backtests), \(Effort.replay(seed))")
    }
  }

  @Test("are caught exactly where one of them is audited", arguments: Effort.seeds(3, soak: 20))
  func audited(seed: UInt64) throws {
    var random = SplitMix64(seed)
    // Of a hundred sessions one is told falsely; the audits go to two others and, in half of the cases, to that one.
    let lying = UInt32.random(in: 0..<100, using: &random)
    var picks = [(lying + 1) % 100, (lying + 37) % 100]
    if seed % 2 == 0 { picks.append(lying) }
    for session in picks {
      let scene = try Scene(Scene.texts[2], bets: 60, seed: 5, session: session)
      let launch = try Scene.impostor("seldom", seed: UInt64(lying))
      let result = try scene.playedWhole(launch)
      let difference = Audit(scene.script, scene.order, launch: launch).difference(result)
      #expect((difference != nil) == (session == lying), "session \(session), \(Effort.replay(seed))")
    }
  }

  @Test("the documented figures are those of the law")
  func documented() throws {
    let rows = try Document.text("docs/script-process.md").matches(of: /\n\| (\d+) \| ([\d.]+) % \|/)
    #expect(rows.count >= 4)
    for row in rows {
      let (audits, percent) = (try #require(Int(row.output.1)), try #require(Double(row.output.2)))
      let expected = Self.law(share: 0.01, audits: audits) * 100
      #expect(abs(percent - expected) <= 0.05, "\(audits) audits: \(expected) %")
    }
  }
}

enum Document {
  static func text(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
