import Foundation
import ScriptHost
import Synchronization

/// The way out for every frame of the impostor: so many bytes go through, then comes the misdeed.
final class Stage: Sendable {
  private let misdeed: Misdeed?
  private let seed: UInt64
  private let left: Mutex<Int>

  init(misdeed: Misdeed?, after bytes: Int, seed: UInt64) {
    self.misdeed = misdeed
    self.seed = seed
    left = Mutex(bytes)
    if misdeed == .killedAnytime {
      // Here the number is a time in microseconds.
      Thread.detachNewThread {
        usleep(UInt32(bytes))
        Misdeed.killedAnytime.commit(seed: seed)
      }
    }
  }

  func send(_ message: some WireMessage) { put(Frame.bytes(of: message)) }

  func put(_ frame: [UInt8]) {
    guard let misdeed, misdeed != .killedAnytime else { return ChildChannel.put(frame) }
    left.withLock { left in
      if frame.count <= left {
        left -= frame.count
        return ChildChannel.put(frame)
      }
      if !misdeed.isBetweenFrames { ChildChannel.put(Array(frame.prefix(left))) }
      misdeed.commit(seed: seed)
    }
  }
}
