import Dice
import Engine
import Foundation
import ScriptHost

/// How a script process can fail its desk.
package enum Misdeed: String, CaseIterable, Sendable {
  /// Killed by SIGKILL, in the middle of a frame or not.
  case killed
  /// Killed by SIGKILL at a time that nothing it does decides.
  case killedAnytime = "killed-anytime"
  /// Ends by itself in the middle of a frame.
  case cut
  /// Stays in the middle of a frame.
  case halfSaid = "half-said"
  /// Says nothing any more.
  case silent
  /// Closes its output and lives on.
  case mute
  /// Random bytes.
  case garbage
  /// A header that promises two gigabytes, and as much as anybody takes.
  case endless
  /// A sound frame where it has no place.
  case outOfOrder = "out-of-order"
  /// A bet at a chance that no house takes.
  case wild
  /// Lines of print without end.
  case flood
  /// Warnings without end.
  case warnings

  /// Whether it happens between two frames, after the last that fits into the bytes that it may send.
  package var isBetweenFrames: Bool {
    switch self {
    case .killed, .killedAnytime, .cut, .halfSaid: false
    default: true
    }
  }

  /// Whether only the desk's patience ends it.
  package var isQuiet: Bool { [.halfSaid, .silent, .flood, .warnings].contains(self) }

  /// Does it; there is no way back.
  func commit(seed: UInt64) -> Never {
    switch self {
    case .killed, .killedAnytime: kill(getpid(), SIGKILL)
    case .cut: exit(0)
    case .halfSaid, .silent: break
    case .mute: close(1)
    case .garbage: ChildChannel.put(noise(seed))
    case .endless:
      ChildChannel.put([Frame.version, FrameKind.records.rawValue, 0, 0, 0, 0, 0, 0x80])
      while true { ChildChannel.put([UInt8](repeating: 0, count: 1 << 16)) }
    case .outOfOrder: ChildChannel.send(Request.look)
    case .wild:
      if let chance = Chance(winningRolls: 9_801) {
        let proposal = Proposal(stake: Amount(units: 1), chance: chance, high: true)
        ChildChannel.send(ScriptReply.answer(.proposal(proposal)))
      }
    case .flood:
      while true { ChildChannel.send(Line.log(String(repeating: "x", count: 4_000), lane: 0)) }
    case .warnings:
      while true { ChildChannel.send(Line.warning("look out")) }
    }
    while true { pause() }
  }

  private func noise(_ seed: UInt64) -> [UInt8] {
    var word = seed
    return (0..<4096).map { _ in
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: word >> 56)
    }
  }
}
