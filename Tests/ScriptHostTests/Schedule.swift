import Engine
import ScriptHost
import Scripting
import Synchronization
import TestSupport
import alea_impostor

/// What goes wrong in one misbehaving process, and when.
struct Schedule {
  let seed: UInt64
  let misdeed: Misdeed
  /// Bytes that go through before it.
  let bytes: Int

  /// One of many: of those that only the desk's patience ends there are fewer, because they take their time. `loading`
  /// is how many of the `total` bytes come before the session.
  init(_ seed: UInt64, loading: Int, total: Int) {
    var random = SplitMix64(seed)
    self.seed = seed
    misdeed = random.pick(Misdeed.allCases + Misdeed.allCases.filter { !$0.isQuiet } * 3)
    if misdeed == .killedAnytime {
      bytes = Int.random(in: 0..<60_000, using: &random)
    } else {
      let isEarly = random.chance(percent: 15)
      bytes = Int.random(in: isEarly ? 0..<loading : loading..<total, using: &random)
    }
  }

  /// The time that the process has, in milliseconds: little where all of it is waited for.
  var patience: Int { misdeed.isQuiet ? 1_000 : 10_000 }

  func launch() throws -> ScriptLaunch {
    try Scene.impostor(misdeed.rawValue, seed: seed, after: bytes)
  }

  var replay: String { "\(misdeed.rawValue) after \(bytes), \(Effort.replay(seed))" }
}

/// Where the frames of an impostor end, in bytes from the first, and which of them are checkpoints.
struct Delivery {
  private(set) var checkpoints: [(end: Int, snapshot: Snapshot)] = []
  /// Bytes until the script is loaded.
  let loading: Int
  private(set) var total: Int
  let result: SessionResult

  init(_ scene: Scene) throws {
    let copies = try scene.copies()
    loading = try Self.loading(copies)
    let frames = Frames()
    var snapshots: [Snapshot] = []
    result = Act.play(
      scene.order, copies, scene.order.house, observe: { snapshots.append($0) }, put: { frames.append($0) })
    total = loading
    for (kind, count) in frames.all {
      total += count
      if kind == FrameKind.checkpoint.rawValue {
        checkpoints.append((total, snapshots[checkpoints.count]))
      }
    }
    total += Frame.bytes(of: Closing(result, droppedLines: 0)).count
  }

  /// Bytes of what comes before the session.
  static func loading(_ copies: [LuaStrategy]) throws -> Int {
    let ready = Protections(noNewPrivileges: true, landlock: true, seccomp: true, limits: true)
    let loaded = try ScriptProcessMain.description(of: copies)
    return Frame.bytes(of: ready).count + Frame.bytes(of: loaded).count
  }

  /// The last checkpoint that is whole in so many bytes.
  func last(in bytes: Int) -> Snapshot? { checkpoints.last { $0.end <= bytes }?.snapshot }
}

private final class Frames: Sendable {
  private let kept = Mutex<[(UInt8, Int)]>([])
  func append(_ frame: [UInt8]) { kept.withLock { $0.append((frame[1], frame.count)) } }
  var all: [(kind: UInt8, count: Int)] { kept.withLock { $0 } }
}

extension Array {
  fileprivate static func * (list: [Element], times: Int) -> [Element] {
    (0..<times).flatMap { _ in list }
  }
}
