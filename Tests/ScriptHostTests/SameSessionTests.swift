import Engine
import ScriptHost
import TestSupport
import Testing

@Suite("A session is the same, whoever drives it")
struct SameSessionTests {
  @Test("the script process by itself, as this process", arguments: Effort.seeds(8, soak: 200))
  func whole(seed: UInt64) throws {
    var scene = try Scene.any(seed, bets: 1...1_500)
    let expected = try scene.played()
    #expect(try scene.playedWhole(Scene.alea()) == expected, "\(Effort.replay(seed))")
    scene.order.wantsRecords = true
    let (here, there) = (RecordingJournal(), RecordingJournal())
    _ = try scene.played(journal: here)
    #expect(try scene.playedWhole(Scene.alea(), journal: there) == expected, "\(Effort.replay(seed))")
    #expect(there.entries == here.entries, "\(Effort.replay(seed))")
  }

  @Test("the desk with a loop, call by call", arguments: Effort.seeds(8, soak: 200))
  func loop(seed: UInt64) throws {
    let scene = try Scene.any(seed, bets: 1...600)
    let process = try ScriptProcess(scene.script, launch: Scene.alea())
    let result = LoopDriver.play(scene.session(process.strategies()), against: scene.order.house)
    #expect(try result == scene.played(), "\(Effort.replay(seed))")
  }

  @Test("the desk with tasks and a house that answers in any order", arguments: Effort.seeds(8, soak: 200))
  func tasks(seed: UInt64) async throws {
    let scene = try Scene.any(seed, bets: 1...300)
    let process = try ScriptProcess(scene.script, launch: Scene.alea())
    let session = scene.session(process.strategies())
    let house = ShufflingHouse(scene.order.house, seed: seed)
    let result = await TaskGroupDriver.play(session, against: house)
    #expect(try result == scene.played(), "\(Effort.replay(seed))")
  }

  @Test("the impostor, as long as it is honest", arguments: Effort.seeds(4, soak: 50))
  func twin(seed: UInt64) throws {
    var scene = try Scene.any(seed, bets: 1...1_500)
    scene.order.wantsRecords = seed % 2 == 0
    let result = try scene.playedWhole(Scene.impostor("honest", seed: seed))
    #expect(try result == scene.played(), "\(Effort.replay(seed))")
  }
}
