internal import CProbe
internal import Foundation
internal import ScriptHost

/// The process that is shut in, and makes one attempt.
enum Inside {
  static let argument = "inside"
  static let noProtection: Int32 = 9
  /// Before the name of an attempt that is made on a thread from before the filter.
  private static let onThread = "on another thread: "

  /// Takes a protection, a folder and an attempt.
  static func run(_ words: [String]) -> Int32 {
    guard words.count == 3 else { return 64 }
    let (protection, folder, name) = (words[0], words[1], words[2])
    let isElsewhere = name.hasPrefix(onThread)
    let attempt = isElsewhere ? String(name.dropFirst(onThread.count)) : name
    if protection == "whole" {
      shutIn()
    } else if protection != "none" {
      guard probe_start_thread(), probe_put_on(protection) else { return noProtection }
    } else {
      guard probe_start_thread() else { return 64 }
    }
    return isElsewhere ? probe_attempt_on_thread(attempt, folder) : probe_attempt(attempt, folder)
  }

  /// As a script process does it, by the same code.
  private static func shutIn() {
    var enclosure = Enclosure()
    guard probe_start_thread() else { exit(64) }
    let on = enclosure.seal(addressBytes: 304 << 20)
    let named = [
      ("no_new_privileges", on.noNewPrivileges), ("landlock", on.landlock), ("seccomp", on.seccomp),
      ("limits", on.limits),
    ]
    let said = Array(named.filter(\.1).map(\.0).joined(separator: " ").utf8)
    _ = write(1, said, said.count)
  }
}
