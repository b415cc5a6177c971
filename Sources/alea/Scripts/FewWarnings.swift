import Synchronization

/// Says the first warning of many processes that play one script with other values, and counts the others: hundreds of
/// points that round their stakes would say it hundreds of times.
final class FewWarnings: Sendable {
  private let count = Mutex(0)

  /// Says the warning, if it is the first.
  func hear(_ line: String) {
    let isFirst = count.withLock { count in
      count += 1
      return count == 1
    }
    if isFirst { Talk.warn(line) }
  }

  /// Says how many there were besides.
  func tellRest() {
    let rest = count.withLock { $0 } - 1
    if rest > 0 { Talk.warn("\(rest) more of the script's warnings, of other values and processes") }
  }
}
