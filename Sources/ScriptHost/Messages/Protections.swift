internal import CSandbox

/// The first word of a script process: it is shut in, by these protections.
public struct Protections: Hashable, Sendable {
  /// No program that it could start would gain privileges.
  public let noNewPrivileges: Bool
  /// No file can be opened, by Landlock.
  public let landlock: Bool
  /// No system call but those that a running script needs, by seccomp.
  public let seccomp: Bool
  /// Address space, CPU time, descriptors and processes are limited.
  public let limits: Bool

  package init(noNewPrivileges: Bool, landlock: Bool, seccomp: Bool, limits: Bool) {
    self.noNewPrivileges = noNewPrivileges
    self.landlock = landlock
    self.seccomp = seccomp
    self.limits = limits
  }

  init(_ on: sandbox_protections) {
    noNewPrivileges = on.no_new_privileges
    landlock = on.landlock
    seccomp = on.seccomp
    limits = on.limits
  }

  /// What the kernel of this machine has, found out without changing anything.
  public static var available: Protections {
    var found = sandbox_protections()
    sandbox_available(&found)
    return Protections(found)
  }
}

extension Protections: WireMessage {
  package static let kinds = [FrameKind.ready]

  package func write(to writer: inout WireWriter) {
    for flag in [noNewPrivileges, landlock, seccomp, limits] { writer.flag(flag) }
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    noNewPrivileges = try reader.flag("no_new_privileges")
    landlock = try reader.flag("landlock")
    seccomp = try reader.flag("seccomp")
    limits = try reader.flag("limits")
  }
}
