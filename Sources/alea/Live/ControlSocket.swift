import Crypto
import Dice
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The local socket over which a running session is told what to do: one line in, one line out. Only the person who
/// runs the session may open it (mode 0600, in a folder of mode 0700).
final class ControlSocket: Sendable {
  let path: String
  private let listener: Int32

  /// A line is no longer than this.
  static let longestLine = 4_096

  /// Where the socket of a session is, by its ledger and number.
  static func path(ledger: String, session: Int64) throws -> String {
    let environment = ProcessInfo.processInfo.environment
    let runtime = environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? "\($0)/alea" : nil }
    guard let folder = runtime ?? DataFolder.path else {
      throw Failure(.usage, "neither XDG_RUNTIME_DIR nor HOME says where the control socket is")
    }
    let whole = URL(fileURLWithPath: ledger).resolvingSymlinksInPath().path
    let name = SHA256.hash(data: Data(whole.utf8)).prefix(6).hexadecimal
    return "\(folder)/ctl-\(name)-\(session)"
  }

  /// Listens; each line is answered by `answer`, on a thread of its own.
  init(path: String, answer: @escaping @Sendable (String) -> String) throws {
    self.path = path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    listener = try Self.open(path)
    let socket = listener
    let before = umask(0o177)
    let bound = try Self.withAddress(path) { address, length in
      // One that was left behind by a session that was killed; a session has one socket, and the ledger one writer.
      unlink(path)
      return bind(socket, address, length)
    }
    umask(before)
    guard bound == 0, listen(socket, 4) == 0 else {
      let why = String(cString: strerror(errno))
      _ = systemClose(socket)
      throw Failure(.unavailable, "\(path): the control socket cannot be opened: \(why)")
    }
    let thread = Thread { Self.serve(socket, answer) }
    thread.name = "control"
    thread.start()
  }

  /// Takes the socket away.
  func close() {
    unlink(path)
    shutdown(listener, Int32(SHUT_RDWR))
    _ = systemClose(listener)
  }

  /// Sends a line to the session behind the socket, and returns its answer.
  static func ask(_ line: String, at path: String) throws -> String {
    let socket = try open(path)
    defer { _ = systemClose(socket) }
    let connected = try withAddress(path) { connect(socket, $0, $1) }
    guard connected == 0 else {
      throw Failure(
        .unavailable, "no running live session listens at \(path): \(String(cString: strerror(errno)))")
    }
    write(socket, line)
    guard let answer = readLine(socket) else {
      throw Failure(.unavailable, "\(path): the session gave no answer")
    }
    return answer
  }

  private static func open(_ path: String) throws -> Int32 {
    let socket = Self.stream()
    guard socket >= 0 else {
      throw Failure(.unavailable, "\(path): no socket is to be had: \(String(cString: strerror(errno)))")
    }
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    return socket
  }

  private static func stream() -> Int32 {
    #if canImport(Darwin)
      socket(AF_UNIX, SOCK_STREAM, 0)
    #else
      socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #endif
  }

  private static func serve(_ listener: Int32, _ answer: (String) -> String) {
    while true {
      let peer = accept(listener, nil, nil)
      guard peer >= 0 else {
        if errno == EINTR || errno == EAGAIN || errno == ECONNABORTED { continue }
        return
      }
      var patience = timeval(tv_sec: 2, tv_usec: 0)
      setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
      if let line = readLine(peer) { write(peer, answer(line)) }
      _ = systemClose(peer)
    }
  }

  private static func readLine(_ socket: Int32) -> String? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < longestLine, recv(socket, &byte, 1, 0) == 1 {
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }

  private static func write(_ socket: Int32, _ line: String) {
    let bytes = Array((line.replacing("\n", with: " ") + "\n").utf8)
    _ = bytes.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  private static func withAddress<Value>(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
  ) throws -> Value {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < room else {
      throw Failure(
        .usage,
        "\(path): too long for a socket, at most \(room - 1) bytes: set XDG_RUNTIME_DIR to a shorter folder")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

private func systemClose(_ file: Int32) -> Int32 { close(file) }
