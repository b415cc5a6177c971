import Foundation
import Testing

/// A started program. Its output goes to files of the program's folder, so that nobody need read along.
final class Running {
  let folder: Folder
  let pid: pid_t
  private let name = UUID().uuidString
  private let deadline: ContinuousClock.Instant
  private let command: String

  init(_ program: Program, _ binary: URL, _ arguments: [String], input: String) throws {
    folder = program.folder
    deadline = .now + .seconds(program.bound)
    command = ([binary.lastPathComponent] + arguments).joined(separator: " ")
    pid = try Self.spawn(
      binary.path(), arguments, program.environment, folder: folder.path,
      files: [input, folder.file(name + ".out"), folder.file(name + ".err")])
  }

  /// What it has said so far.
  var talk: String { folder.read(name + ".err") }

  /// What it has put out so far.
  var output: String { folder.read(name + ".out") }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(pid, number) }

  /// Waits until `condition` holds; false if the deadline came first.
  func wait(until condition: () -> Bool) -> Bool {
    while !condition() {
      if ContinuousClock.now > deadline { return false }
      usleep(2000)
    }
    return true
  }

  /// Waits for the end; a program that does not end in time is killed, and the test fails. `watch` is called again
  /// and again meanwhile.
  func end(watch: () -> Void = {}) throws -> Program.Ending {
    var (status, usage) = (Int32(0), rusage())
    var reaped = false
    let hasEnded = {
      watch()
      return wait4(self.pid, &status, WNOHANG, &usage) == self.pid
    }
    if !wait(until: hasEnded) {
      kill(pid, SIGKILL)
      reaped = wait4(pid, &status, 0, &usage) == pid
    }
    let signal = status & 0x7f
    if reaped { Issue.record("killed after its time was over: \(command)") }
    return Program.Ending(
      code: signal == 0 ? (status >> 8) & 0xff : -1, signal: signal == 0 ? nil : signal,
      output: folder.read(name + ".out"), talk: folder.read(name + ".err"),
      cpuSeconds: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime))
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String], folder: String, files: [String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in files.enumerated() {
      let flags = descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file, flags, 0o600)
    }

    // Tests may run in the background, where SIGINT is ignored: the program starts as from a shell's prompt.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var pid = pid_t()
    // A shell changes the folder, then becomes the program.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, path]
    let argv = (shell + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    let failure = posix_spawn(&pid, shell[0], &actions, &attributes, argv, envp)
    try #require(failure == 0, "\(path): \(String(cString: strerror(failure)))")
    return pid
  }
}
