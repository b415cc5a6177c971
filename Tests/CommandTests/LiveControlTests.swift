import Foundation
import HouseServer
import TestSupport
import Testing

@Suite("A running live session is told")
struct LiveControlTests {
  /// A session without an end of its own, once it has bets.
  private func start(_ house: LiveHouse, _ options: [String] = []) throws -> Running {
    let running = try house.program.start(
      house.arguments + ["flat", "--max-bets", "100000"] + options)
    #expect(running.wait { ((try? house.accepted().count) ?? 0) >= 3 }, "\(running.talk)")
    return running
  }

  private func ask(_ house: LiveHouse, _ words: String...) throws -> Program.Ending {
    try house.program.alea(["ctl", "1"] + words)
  }

  @Test("to stop")
  func stop() throws {
    let house = try LiveHouse("--latency", "10ms")
    let running = try start(house, ["--parallel"])
    #expect(try ask(house, "stop").code == 0)
    let ending = try running.end()
    #expect(ending.code == 130, "\(ending.talk)")
    try house.expectSameBets()
    let nobody = try ask(house, "stop")
    #expect(nobody.code == 69 && nobody.talk.contains("no running live session"), "\(nobody.talk)")
  }

  @Test("to stop at the next win")
  func stopOnWin() throws {
    let house = try LiveHouse("--latency", "10ms")
    let running = try start(house)
    #expect(try ask(house, "stop-on-win").code == 0)
    let ending = try running.end()
    #expect(ending.code == 0, "\(ending.talk)")
    #expect(try ending.summary().stop.reason == "stop-on-win")
    #expect(try house.accepted().last?.win == true)
  }

  @Test("to pause, and to go on")
  func pause() throws {
    let house = try LiveHouse("--latency", "10ms")
    let running = try start(house)
    #expect(try ask(house, "pause").code == 0)
    let isRecorded = running.wait {
      (try? house.program.page().events.contains { $0.kind == "paused" }) == true
    }
    #expect(isRecorded)
    // At most the bet that was in flight then settles; the house sees no other until it is told to go on.
    let before = try house.accepted().count
    #expect(try ask(house, "limits", "--max-bets", "\(before + 20)").code == 0)
    #expect(try house.accepted().count <= before + 1)
    #expect(try ask(house, "resume").code == 0)
    let ending = try running.end()
    #expect(ending.code == 0, "\(ending.talk)")
    #expect(try ending.summary().bets == before + 20)
    #expect(try house.program.alea("verify").code == 0)
    let replayed = try house.program.alea("replay")
    #expect(replayed.code == 0, "\(replayed.output)\(replayed.talk)")
  }

  @Test("tighter limits, and never looser ones")
  func limits() throws {
    let house = try LiveHouse("--latency", "10ms")
    let running = try start(house)
    let looser = try ask(house, "limits", "--stop-loss", "95%")
    #expect(looser.code == 64 && looser.talk.contains("only tightened"), "\(looser.talk)")
    // Far enough ahead that it is heard in time on a loaded machine.
    let bets = try house.accepted().count + 200
    let tighter = try ask(house, "limits", "--max-bets", "\(bets)")
    #expect(
      tighter.code == 0 && tighter.output.contains("max-bets \(bets)"), "\(tighter.talk)\(tighter.output)")
    let ending = try running.end()
    #expect(try ending.summary().bets == bets && ending.code == 0, "\(ending.talk)")
    #expect(try house.program.alea("verify").code == 0)
  }
}
