internal import CSandbox

/// How a process shuts itself in: in two steps, because its threads start between them.
package struct Enclosure {
  private var on = sandbox_protections()

  /// Gives up privileges and files; before anything else, while the process has one thread.
  package init() { sandbox_enter(&on) }

  /// Gives up all that a running script has no use for, on every thread, and tells what is on. From here on a system
  /// call that is not needed ends the process: no task, no Foundation and no file may be used.
  package mutating func seal(addressBytes: UInt64) -> Protections {
    var limits = sandbox_limits(address_bytes: addressBytes, cpu_seconds: Self.cpuSeconds)
    sandbox_seal(&limits, &on)
    return Protections(on)
  }

  /// A week: nobody's session is as long, and a process that nobody misses ends some day.
  private static let cpuSeconds: UInt64 = 7 * 86_400
}
