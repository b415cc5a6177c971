import Foundation
import ScriptHost
import Scripting

/// What keeps a stranger's script in, as a script process itself reports it.
enum ProtectionCheck {
  private static let text = "function next_bet() return 0.00000001, 49.5, 'high' end"

  static func findings() -> [Finding] {
    let start = ContinuousClock.now
    do {
      let script = try Script(path: "doctor.lua", text: text)
      let process = try ScriptLoader(script: script).load()
      let milliseconds = Int(((ContinuousClock.now - start) / .milliseconds(1)).rounded())
      process.end()
      return [Finding("script process", .good, "starts and loads a script in \(milliseconds) ms")]
        + protections(process.protections)
    } catch {
      return [Finding("script process", .bad, "\(error)")]
    }
  }

  private static func protections(_ on: Protections) -> [Finding] {
    [
      Finding(
        "no new privileges", on.noNewPrivileges ? .good : .bad,
        on.noNewPrivileges ? "on" : "off: the kernel does not give privileges up"),
      Finding(
        "seccomp", on.seccomp ? .good : .bad,
        on.seccomp
          ? "on: no system call but those that a running script needs"
          : "off: this kernel has no filters of system calls, play only scripts that you trust"),
      // What it forbids, seccomp forbids too: it is the second lock on one door.
      Finding(
        "landlock", on.landlock ? .good : .note,
        on.landlock ? "on: no file can be opened" : "off: this kernel does not have it; seccomp holds"),
      Finding(
        "limits", on.limits ? .good : .bad,
        on.limits ? "on: memory, CPU time, descriptors and processes" : "off: the system refuses to set them"),
    ]
  }
}
