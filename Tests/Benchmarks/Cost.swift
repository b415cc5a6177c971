import Foundation

/// What a whole process cost, by the kernel's own account.
struct Cost {
  /// User and system time, in seconds.
  let cpuSeconds: Double
  /// Wall time, in seconds.
  let wallSeconds: Double
  /// Largest resident size, in KiB.
  let peakKiB: Int
  /// The exit code.
  let exitCode: Int32

  /// Runs a command to its end with its output thrown away; in this environment, or in our own.
  init(of command: [String], environment: [String: String]? = nil) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    let own = ProcessInfo.processInfo.environment
    var variables: [UnsafeMutablePointer<CChar>?] = (environment ?? own).map {
      strdup("\($0.key)=\($0.value)")
    }
    variables.append(nil)
    defer { variables.forEach { free($0) } }
    let start = ContinuousClock.now
    var pid = pid_t()
    let spawned = posix_spawnp(&pid, command[0], &actions, nil, arguments, variables)
    guard spawned == 0 else {
      throw BenchmarkFault.cannotStart(command[0], String(cString: strerror(spawned)))
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(pid, &status, 0, &usage) == pid else { throw BenchmarkFault.lost(command[0]) }
    wallSeconds = (ContinuousClock.now - start) / .seconds(1)
    cpuSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    peakKiB = usage.ru_maxrss
    exitCode = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
  }

  /// CPU time of this process so far, in seconds.
  static func own() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}

/// Why a benchmark cannot be run.
enum BenchmarkFault: Error, CustomStringConvertible {
  case cannotStart(String, String)
  case lost(String)
  case failed([String], Int32)

  var description: String {
    switch self {
    case .cannotStart(let command, let why): "\(command) cannot be started: \(why)"
    case .lost(let command): "\(command) was lost"
    case .failed(let command, let code): "\(command.joined(separator: " ")) ended with \(code)"
    }
  }
}
