internal import CSandbox
internal import Scripting

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A started process with nothing but three pipes, and its end.
final class ChildProcess {
  let pid: pid_t
  let pipe: FramePipe
  private let errors: Int32
  /// How it ended, once it was waited for: its number may be somebody else's since.
  private var ending: String?

  /// A process that goes while it is written to is a fault of its own: no signal may end the desk for it.
  private static let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  init(_ launch: ScriptLaunch) throws(HostError) {
    Self.brokenPipesAreErrors
    var child = sandbox_child()
    var arguments: [UnsafeMutablePointer<CChar>?] = launch.arguments.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    let status = sandbox_spawn(launch.program, arguments, &child)
    guard status == 0 else {
      throw .cannotStart(why: "\(launch.program): \(String(cString: strerror(status)))")
    }
    pid = child.pid
    pipe = FramePipe(input: child.input, output: child.output)
    errors = child.errors
  }

  deinit {
    _ = kill()
    close(errors)
  }

  /// Kills the process and all that it may have started, waits for it, and tells how it ended.
  ///
  /// One that had ended by itself is not hurt by that: its end is the one that counts.
  func kill() -> String {
    if let ending { return ending }
    var status: Int32 = 0
    if waitpid(pid, &status, WNOHANG) != pid {
      _ = Self.send(SIGKILL, -pid)
      _ = Self.send(SIGKILL, pid)
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }
    let words = Self.words(status) + lastWords()
    ending = words
    return words
  }

  private static func send(_ signal: Int32, _ pid: pid_t) -> Int32 {
    #if canImport(Glibc)
      Glibc.kill(pid, signal)
    #elseif canImport(Musl)
      Musl.kill(pid, signal)
    #else
      Darwin.kill(pid, signal)
    #endif
  }

  /// Gives a process that is on its way out a moment to get there, so that its own end is seen.
  func kill(after milliseconds: Int) -> String {
    let deadline = Deadline(milliseconds)
    var info = siginfo_t()
    while deadline.millisecondsLeft > 0 {
      // Looks without taking: the process stays for `kill` to wait for.
      info.si_signo = 0
      if waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_signo != 0 { break }
      usleep(500)
    }
    return kill()
  }

  private static func words(_ status: Int32) -> String {
    let signal = status & 0x7f
    switch signal {
    case 0: return "ended by itself, with code \(status >> 8 & 0xff)"
    case SIGKILL: return "was killed"
    case SIGSYS: return "was ended by the kernel: it made a system call that a script has no use for"
    case SIGXCPU: return "was ended by the kernel: it has used up its CPU time"
    case SIGSEGV, SIGBUS: return "crashed (\(String(cString: strsignal(signal))))"
    default: return "was ended by a signal (\(String(cString: strsignal(signal))))"
    }
  }

  /// What it said to standard error, such as the words of a runtime that gives up.
  private func lastWords() -> String {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = read(errors, &buffer, buffer.count)
    return count > 0 ? ": \(TerminalText.escaped(buffer[..<count], atMost: 1024))" : ""
  }
}
