import Engine
import ScriptHost
import TestSupport
import Testing
import alea_impostor

@Suite("Lies of a script process")
struct LieTests {
  /// What is wrong with a session that an impostor has played: the desk's own objection, or the audit's.
  private func objection(_ scene: Scene, _ launch: ScriptLaunch) throws -> String? {
    let result = try scene.playedWhole(launch)
    if result.transcriptSHA256 == nil { return result.stop.evidence }
    return Audit(scene.script, scene.order, launch: launch).difference(result)
  }

  @Test(
    "are caught, whatever their kind", arguments: Lie.steady.map(\.rawValue), Effort.seeds(10, soak: 100))
  func caught(lie: String, seed: UInt64) throws {
    var scene = try Scene.any(seed, bets: 40...1_800)
    scene.order.wantsRecords = seed % 3 == 0
    let found = try objection(scene, Scene.impostor(lie, seed: seed))
    #expect(found != nil, "\(lie), \(Effort.replay(seed))")
    #expect(found?.contains("came to no end") != true, "\(lie), \(Effort.replay(seed)): \(found ?? "")")
  }

  @Test("are not found in an honest process", arguments: Effort.seeds(6, soak: 100))
  func honest(seed: UInt64) throws {
    let scene = try Scene.any(seed, bets: 1...1_800)
    #expect(try objection(scene, Scene.impostor("honest", seed: seed)) == nil, "\(Effort.replay(seed))")
    #expect(try objection(scene, Scene.alea()) == nil, "\(Effort.replay(seed))")
  }

  @Test(
    "are not what an audit calls it that cannot be played to its end: it says so", arguments: [100, 3_000])
  func noEnd(bytes: Int) throws {
    let scene = try Scene(Scene.texts[0], bets: 500)
    let launch = try Scene.impostor("cut", seed: 1, after: bytes)
    let found = try Audit(scene.script, scene.order, launch: launch).difference(scene.played())
    #expect(found?.hasPrefix("the audit came to no end: ") == true)
    #expect(found?.contains("ended by itself, with code 0") == true)
  }

  @Test("about an end that did not come are caught, and the audit does not wait for it")
  func early() throws {
    for concurrency in [Concurrency.sequential, .lanes(2)] {
      let scene = try Scene(Scene.texts[1], bets: nil, concurrency: concurrency)
      let found = try #require(try objection(scene, Scene.impostor("early", seed: 1)))
      #expect(found.hasPrefix("tickets of the beginning: "))
    }
  }

  @Test(
    "about an end that leaves nothing to audit are caught", arguments: ["interrupted", "failed"],
    [30, 900, 1_500])
  func nothingToAudit(lie: String, bets: Int) throws {
    for records in [false, true] {
      var scene = try Scene(Scene.texts[2], bets: bets, concurrency: .single(depth: 3, lookahead: 9))
      scene.order.wantsRecords = records
      #expect(try objection(scene, Scene.impostor(lie, seed: 1)) != nil)
    }
  }

  @Test("about profit contradict the tickets that were streamed, audit or not")
  func streamed() throws {
    var scene = try Scene(Scene.texts[1], bets: 200)
    scene.order.wantsRecords = true
    let result = try scene.playedWhole(Scene.impostor("profit", seed: 1))
    #expect(result.stop.cause == .scriptError)
    #expect(result.stop.evidence.contains("a result with a balance of "))
    #expect(result.stop.evidence.hasSuffix(" recorded"))
  }
}
