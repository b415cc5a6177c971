import Foundation
import Testing

/// The most memory that a running program has had, by itself: what `wait4` tells counts its children, too.
struct DeskMemory {
  private(set) var bytes = 0
  private let pid: pid_t
  private var calls = 0

  init(_ pid: pid_t) {
    self.pid = pid
  }

  /// Looks while it runs, now and then; the kernel keeps the peak.
  mutating func look() {
    calls += 1
    guard calls % 5 == 0 else { return }
    let status = ProcessFolder(pid).bytes("status")
    guard let name = status.range(of: Data("VmHWM:".utf8)) else { return }
    let line = status[name.upperBound...].prefix { $0 != 0x0a }
    let kilobytes = String(decoding: line, as: UTF8.self).split(whereSeparator: { !$0.isNumber }).first
    bytes = max(bytes, (kilobytes.flatMap { Int($0) } ?? 0) << 10)
  }

  /// What a session needs that nobody attacks; where it cannot be read, nothing is measured either.
  static let plain: Int = {
    guard let running = try? Program().start(["run", "flat", "--max-bets", "20", "--seed", "1", "--json"])
    else { return 0 }
    var memory = DeskMemory(running.pid)
    _ = try? running.end { memory.look() }
    return memory.bytes
  }()
}
