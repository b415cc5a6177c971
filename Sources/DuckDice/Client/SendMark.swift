internal import Synchronization

/// Whether anything of a request has left: decided once, by whoever comes first.
///
/// The connection asks before it writes the first byte; the one who judges a failure closes the mark and learns whether
/// that has happened. Once closed, nothing leaves any more: a connection that comes too late is turned away.
final class SendMark: Sendable {
  private enum Stage {
    static let waiting: UInt8 = 0
    static let left: UInt8 = 1
    static let closed: UInt8 = 2
  }

  private let stage = Atomic<UInt8>(Stage.waiting)

  /// Whether the first byte may be written. Asked by the connection, once.
  func leave() -> Bool {
    stage.compareExchange(expected: Stage.waiting, desired: Stage.left, ordering: .sequentiallyConsistent)
      .exchanged
  }

  /// Whether nothing has left, and hence nothing will.
  func close() -> Bool {
    let (exchanged, found) = stage.compareExchange(
      expected: Stage.waiting, desired: Stage.closed, ordering: .sequentiallyConsistent)
    return exchanged || found == Stage.closed
  }
}

/// The marks of the requests that are under way, by number.
final class SendMarks: Sendable {
  /// The header that tells the connection which mark is meant; it is taken off before anything is written.
  static let header = "alea-mark"

  private struct Kept {
    var next = 0
    var marks: [Int: SendMark] = [:]
  }

  private let kept = Mutex(Kept())

  /// Keeps a mark and gives its number.
  func add(_ mark: SendMark) -> Int {
    kept.withLock {
      $0.next += 1
      $0.marks[$0.next] = mark
      return $0.next
    }
  }

  /// Forgets a mark; a request that comes with its number is turned away.
  func remove(_ number: Int) {
    kept.withLock { _ = $0.marks.removeValue(forKey: number) }
  }

  /// The mark of a number that is under way.
  subscript(_ number: Int) -> SendMark? {
    kept.withLock { $0.marks[number] }
  }
}
