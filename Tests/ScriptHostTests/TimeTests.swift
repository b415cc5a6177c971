import Engine
import ScriptHost
import Scripting
import TestSupport
import Testing

/// No test here says how soon something ends, but that it ends at all: other work of the machine is no fault.
@Suite("The time of a script")
struct TimeTests {
  private static let endless = "while true do end"
  /// Loops within one call of C, where no hook comes by: only the end of the process stops it.
  private static let unstoppable = "string.find(('a'):rep(40), ('a?'):rep(40) .. ('a'):rep(40))"

  private func scene(_ text: String) throws -> Scene { try Scene(text, bets: 5) }

  private func refusal(_ scene: Scene) throws -> HostError? {
    let launch = try Scene.alea()
    do throws(HostError) {
      _ = try ScriptProcess(scene.script, launch: launch)
      return nil
    } catch {
      return error
    }
  }

  @Test("to load is what was asked for", arguments: [50, 300])
  func load(milliseconds: Int) throws {
    var scene = try scene("\n\(Self.endless) function next_bet() end")
    scene.script.time.loadMilliseconds = milliseconds
    let words = "scene.lua:2: loading ran longer than \(milliseconds) ms"
    #expect(try refusal(scene) == .script(.didNotLoad(message: words)))
  }

  @Test("to load may be longer or shorter than usual")
  func patientLoad() throws {
    var scene = try scene("for i = 1, 3e7 do end function next_bet() end")
    scene.script.time.loadMilliseconds = 10
    #expect(try refusal(scene) != nil)
    scene.script.time.loadMilliseconds = 60_000
    #expect(try refusal(scene) == nil)
  }

  @Test("of one call is what was asked for, whoever drives", arguments: [20, 400])
  func callback(milliseconds: Int) throws {
    var scene = try scene("function next_bet()\n \(Self.endless) end")
    scene.script.time.callbackMilliseconds = milliseconds
    let whole = try scene.playedWhole(Scene.alea())
    let process = try ScriptProcess(scene.script, launch: Scene.alea())
    let asked = LoopDriver.play(scene.session(process.strategies()), against: scene.order.house)
    for result in [whole, asked] {
      #expect(result.stop.cause == .scriptError)
      #expect(result.stop.evidence == "scene.lua:2: next_bet ran longer than \(milliseconds) ms")
    }
  }

  @Test(
    "of a call that nothing stops is a quarter of the time until the kill beyond its own, and it says where")
  func unstoppable() throws {
    var scene = try scene("function next_bet()\n\n \(Self.unstoppable) end")
    scene.script.time.callbackMilliseconds = 50
    scene.script.time.killAfterMilliseconds = 4_000
    let result = try scene.playedWhole(Scene.alea())
    let words = "next_bet ran longer than 1050 ms inside one library call; its process was ended"
    #expect(result.stop.evidence == "scene.lua:3: \(words)")
  }

  @Test("of a process that says nothing is its callback time and the time until it is killed")
  func kill() throws {
    for mode in ["silent", "half-said"] {
      var scene = try scene(Scene.texts[0])
      scene.script.time.callbackMilliseconds = 100
      scene.script.time.killAfterMilliseconds = 400
      let loading = try Delivery.loading(scene.copies())
      let launch = try Scene.impostor(mode, seed: 1, after: loading + 3)
      let whole = try scene.playedWhole(launch)
      let process = try ScriptProcess(scene.script, launch: launch)
      let asked = LoopDriver.play(scene.session(process.strategies()), against: scene.order.house)
      for result in [whole, asked] {
        #expect(result.stop.evidence.hasSuffix("did not answer for 0.5 s and was killed"))
      }
    }
  }
}
