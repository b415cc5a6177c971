internal import CProbe
internal import CSandbox
internal import Foundation

/// Starts this program again as script processes are started, and tells how it ended.
enum Launcher {
  private static let secondsAtMost = 20.0

  static func outcome(_ told: [String]) -> String {
    var child = sandbox_child()
    var arguments: [UnsafeMutablePointer<CChar>?] = (["alea-probe"] + told).map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    guard sandbox_spawn("/proc/self/exe", arguments, &child) == 0 else { return "not started" }
    defer { [child.input, child.output, child.errors].forEach { close($0) } }
    let status = wait(child.pid)
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(child.output, &bytes, bytes.count))
    let said = String(decoding: bytes[..<count], as: UTF8.self)
    return words(status) + (said.isEmpty ? "" : ", behind \(said)")
  }

  private static func wait(_ pid: pid_t) -> Int32? {
    let deadline = Date().addingTimeInterval(secondsAtMost)
    var status: Int32 = 0
    while waitpid(pid, &status, WNOHANG) != pid {
      if Date() > deadline {
        kill(pid, SIGKILL)
        waitpid(pid, &status, 0)
        return nil
      }
      usleep(500)
    }
    return status
  }

  private static func words(_ status: Int32?) -> String {
    guard let status else { return "hung" }
    let signal = status & 0x7f
    if signal != 0 { return signal == SIGSYS ? "ended by the kernel" : "signal \(signal)" }
    switch Int(status >> 8 & 0xff) {
    case Int(PROBE_SUCCEEDED): return "succeeded"
    case Int(PROBE_REFUSED): return "refused"
    case Int(PROBE_ABSENT): return "not in this kernel"
    case Int(Inside.noProtection): return "no such protection"
    case let code: return "code \(code)"
    }
  }
}
