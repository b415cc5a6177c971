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

  /// Locks the ledger at `path`, or throws `inUse` at once.
  init(_ path: String) throws(LedgerError) {
    let file = path + ".lock"
    descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotOpen(path: file, why: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let why = errno
      defer { close(descriptor) }
      guard why == EWOULDBLOCK else { throw .cannotOpen(path: file, why: String(cString: strerror(why))) }
      throw .inUse(path: path, pid: Self.owner(descriptor))
    }
    // What is written here is for people; a disk that is full must not keep anybody from a ledger that can be read.
    let words = Array("\(getpid())\n".utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, words, words.count, 0) }
  }

  deinit { close(descriptor) }

  /// The process that holds the lock, as it wrote it down; 0 where it has not yet.
  private static func owner(_ descriptor: Int32) -> Int32 {
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let digits = buffer.prefix(max(0, count)).prefix { (48...57).contains($0) }
    return Int32(String(decoding: digits, as: UTF8.self)) ?? 0
  }
}
