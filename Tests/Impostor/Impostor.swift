import Engine
import Foundation
import ScriptHost
import Scripting

/// A script process that is not what it should be: it speaks the protocol and plays the script, and then does what
/// its arguments name. Nothing shuts it in, because what is tested is the desk.
///
///     alea script-process MODE SEED [BYTES]
@main
enum Impostor {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst(2)
    guard arguments.count >= 2, let seed = UInt64(arguments[3]), let role = Role(arguments[2]) else {
      exit(64)
    }
    let stage = Stage(
      misdeed: role.misdeed, after: arguments.count > 2 ? Int(arguments[4]) ?? 0 : 0, seed: seed)
    do throws(WireFault) {
      try play(stage, lie: role.lie, seed: seed)
    } catch {
      exit(64)
    }
  }

  private static func play(_ stage: Stage, lie: Lie, seed: UInt64) throws(WireFault) {
    let channel = ChildChannel()
    let order: ScriptOrder = try channel.expect()
    stage.send(Protections(noNewPrivileges: true, landlock: true, seccomp: true, limits: true))
    let copies = try ScriptProcessMain.load(order, ScriptProcessMain.watchdog(order.time))
    stage.send(try ScriptProcessMain.description(of: copies))
    while let frame = try channel.next() {
      if frame.kind == .session {
        let session: SessionOrder = try frame.message()
        let told = lie.isTold(in: session, seed) ? lie : .none
        return Act.play(session, copies, lie: told, seed: seed, stage)
      }
      if frame.kind == .series, lie == .shared {
        return Act.playShared(try frame.message(), copies, stage)
      }
      let question: Question = try frame.message()
      stage.send(ScriptProcessMain.answer(question, copies[question.lane]))
    }
  }
}

/// What it is told to be.
struct Role {
  let misdeed: Misdeed?
  let lie: Lie

  init?(_ name: String) {
    (misdeed, lie) = (Misdeed(rawValue: name), Lie(rawValue: name) ?? .none)
    if misdeed == nil, lie.rawValue != name { return nil }
  }
}
