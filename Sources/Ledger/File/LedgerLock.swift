#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Keeps a second writer from a ledger.
///
/// flock(2) on a file beside it: the kernel takes the lock back when its owner ends, by whatever end, so that no lock
/// outlives a `kill -9`. The file holds the number of the owner's process for who is refused. It is never removed:
/// between a removal and the next creation two writers could each hold a lock.
struct LedgerLock: ~Copyable {
  private let descriptor: Int32

  /// How often a locked file is tried again, and after how many microseconds: who only looks whether somebody writes
  /// (``session(_:)``) holds the lock for a moment too.
  private static let (attempts, pause) = (10, UInt32(5_000))

  /// Locks the ledger at `path`, or throws `inUse` almost at once.
  init(_ path: String) throws(LedgerError) {
    let file = path + ".lock"
    let opened = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw .cannotOpen(path: file, why: String(cString: strerror(errno)))
    }
    var attempts = Self.attempts
    while flock(opened, LOCK_EX | LOCK_NB) != 0 {
      let why = errno
      attempts -= 1
      guard why != EWOULDBLOCK || attempts == 0 else {
        usleep(Self.pause)
        continue
      }
      defer { close(opened) }
      guard why == EWOULDBLOCK else { throw .cannotOpen(path: file, why: String(cString: strerror(why))) }
      throw .inUse(path: path, pid: Self.numbers(opened).first.flatMap { Int32(exactly: $0) } ?? 0)
    }
    descriptor = opened
    write("")
  }

  deinit { close(descriptor) }

  /// Notes which session is being written, for who looks at the ledger meanwhile.
  func note(session: Int64) { write(" \(session)") }

  /// What is written here is for people; a disk that is full must not keep anybody from a ledger that can be read.
  private func write(_ more: String) {
    let words = Array("\(getpid())\(more)\n".utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, words, words.count, 0) }
  }

  /// The session that a process is writing to the ledger at `path` right now; nil where none is.
  static func session(_ path: String) -> Int64? {
    guard let numbers = held(path), numbers.count == 2 else { return nil }
    return numbers[1]
  }

  /// Whether a process has the ledger at `path` open for writing.
  static func isHeld(_ path: String) -> Bool { held(path) != nil }

  /// What the owner of a lock that is held wrote down; nil where nobody holds it.
  private static func held(_ path: String) -> [Int64]? {
    let opened = open(path + ".lock", O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    // Closing gives the lock back.
    defer { close(opened) }
    guard flock(opened, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
    return numbers(opened)
  }

  /// The process that holds the lock, and the session that it writes, as far as it wrote them down.
  private static func numbers(_ descriptor: Int32) -> [Int64] {
    var buffer = [UInt8](repeating: 0, count: 48)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let line = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).prefix { $0 != "\n" }
    return line.split(separator: " ").compactMap { Int64($0) }
  }
}
