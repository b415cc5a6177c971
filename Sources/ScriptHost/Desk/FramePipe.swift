#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The desk's ends of the pipes to one script process. Nothing here waits longer than it is told, whatever the
/// process does: the descriptors are non-blocking, and poll(2) has the time.
final class FramePipe {
  private let input: Int32
  private let output: Int32
  private var parser = FrameParser()
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Takes the descriptors over: `input` to write, `output` to read.
  init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  deinit {
    close(input)
    close(output)
  }

  /// What can be wrong with a pipe.
  enum Fault: Error {
    /// Nobody is at the other end any more.
    case closed
    /// The other end does not take what is sent.
    case late
    /// What came is not what the protocol says.
    case malformed(WireFault)
  }

  /// Makes room for large batches on their way here; a system that grants less is as good.
  func widen() {
    #if os(Linux)
      _ = fcntl(output, 1031, 1 << 20)  // F_SETPIPE_SZ, which Swift does not see
    #endif
  }

  /// Sends a frame, or throws when it is not taken in time.
  func send(_ bytes: [UInt8], within milliseconds: Int) throws(Fault) {
    let deadline = Deadline(milliseconds)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(input, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        guard wait(input, POLLOUT, deadline) else { throw .late }
      } else if errno != EINTR {
        throw .closed
      }
    }
  }

  /// The next frame, or nil when none is complete in time.
  func receive(within milliseconds: Int) throws(Fault) -> Frame? {
    var deadline: Deadline?
    while true {
      do throws(WireFault) {
        if let frame = try parser.next() { return frame }
      } catch {
        throw .malformed(error)
      }
      let count = read(output, &buffer, buffer.count)
      if count > 0 {
        parser.append(buffer[..<count])
      } else if count == 0 {
        throw .closed
      } else if errno == EAGAIN {
        let until = deadline ?? Deadline(milliseconds)
        deadline = until
        guard wait(output, POLLIN, until) else { return nil }
      } else if errno != EINTR {
        throw .closed
      }
      if let deadline, deadline.millisecondsLeft == 0 { return nil }
    }
  }

  private func wait(_ descriptor: Int32, _ event: Int32, _ deadline: Deadline) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    let left = deadline.millisecondsLeft
    return left > 0 && (poll(&entry, 1, left) > 0 || (errno == EINTR && deadline.millisecondsLeft > 0))
  }
}

/// A moment on the monotonic clock.
struct Deadline {
  private let instant: ContinuousClock.Instant

  init(_ milliseconds: Int) {
    instant = .now + .milliseconds(milliseconds)
  }

  /// Rounded up, so that waiting as long as it says gets there; 0 when it is over.
  var millisecondsLeft: Int32 {
    let left = (instant - .now) / .milliseconds(1)
    return left <= 0 ? 0 : Int32(min(left.rounded(.up), 1e9))
  }
}
