import Foundation
import Testing

/// What is left to a script that has got past Lua: `alea-probe` is shut in by the code that shuts a script process
/// in, has every library of Lua open, and makes raw system calls.
@Suite("From inside a script process")
struct ProbeTests {
  private static let named = [
    "openat to read", "openat to write", "openat the parent's memory", "openat the parent's environment",
    "socket of the internet", "socket of the machine", "connect", "execve", "clone a process",
    "ptrace the parent",
    "kill the parent", "process_vm_readv", "mmap memory to run", "mprotect memory to run",
    "read descriptor 5",
    "dup", "io_uring_setup", "bpf", "userfaultfd", "memfd_create", "seccomp", "unshare", "setns", "mount",
  ]

  @Test("every system call that a script has no use for ends the process")
  func everyCall() throws {
    let attempts = try Attempts.whole.get()
    #expect(attempts.isShutInWholly)
    #expect(attempts.outcomes.count > 150)
    for (name, outcome) in attempts.outcomes where !Attempts.ofLua.contains(name) {
      #expect(outcome == "ended by the kernel", "\(name)")
    }
    #expect(Self.named.filter { attempts.outcomes[$0] == nil } == [])
  }

  @Test("Lua with every library open gets at nothing", arguments: Attempts.ofLua.sorted())
  func lua(name: String) throws {
    let outcome = try #require(try Attempts.whole.get().outcomes[name])
    #expect(["ended by the kernel", "refused"].contains(outcome))
  }

  @Test("no attempt leaves a trace, and the parent lives")
  func traceless() throws {
    let attempts = try Attempts.whole.get()
    #expect(attempts.isParentAlive)
    #expect(attempts.left == ["kept"])
  }

  @Test("a thread from before the filter is shut in as well")
  func thread() throws {
    let names = ["openat to read", "socket of the internet", "clone a process", "io.open to read"]
    let attempts = try Attempts(behind: "whole", names.map { "on another thread: " + $0 })
    #expect(attempts.outcomes.count == names.count)
    #expect(attempts.outcomes.values.allSatisfy { $0 == "ended by the kernel" })
  }

  @Test("without any protection the same attempts succeed")
  func control() throws {
    let names = [
      "openat to read", "openat its own environment", "socket of the machine", "clone a process", "dup",
      "mmap memory to run", "mprotect memory to run", "memfd_create", "io.open to read", "io.popen",
      "os.execute",
      "execve", "on another thread: openat to read",
    ]
    let attempts = try Attempts(behind: "none", names)
    #expect(attempts.outcomes.count == names.count)
    for (name, outcome) in attempts.outcomes { #expect(outcome == "succeeded", "\(name)") }
    #expect(attempts.left == ["kept", "marker"])
  }

  @Test("seccomp alone keeps it from files, sockets, programs and processes")
  func seccompAlone() throws {
    let names = Self.named + ["io.open to read", "io.popen", "os.execute", "os.remove"]
    let attempts = try Attempts(behind: "seccomp", names)
    #expect(attempts.outcomes.count == names.count)
    for (name, outcome) in attempts.outcomes { #expect(outcome == "ended by the kernel", "\(name)") }
    #expect(attempts.left == ["kept"])
  }

  @Test("the limits alone keep it from one more descriptor")
  func limitsAlone() throws {
    let names = [
      "openat to read", "openat to write", "socket of the internet", "dup", "io.open to read", "io.popen",
    ]
    let attempts = try Attempts(behind: "limits", names)
    #expect(attempts.outcomes.count == names.count)
    for (name, outcome) in attempts.outcomes { #expect(outcome == "refused", "\(name)") }
    #expect(attempts.left == ["kept"])
  }
}

@Suite("From inside a script process on a kernel with Landlock")
struct LandlockTests {
  private static let isThere =
    (try? Attempts(behind: "landlock", ["getppid"]).outcomes["getppid"]) == "succeeded"

  @Test(
    "Landlock alone keeps it from every file and program",
    .enabled(if: isThere, "this kernel has no Landlock"))
  func landlockAlone() throws {
    let names = [
      "openat to read", "openat to write", "openat a folder", "openat the parent's memory",
      "openat the parent's environment", "openat its own environment", "openat2", "execve", "execveat",
      "unlinkat",
      "mkdirat", "renameat2", "linkat", "symlinkat", "mknodat", "truncate", "mount", "io.open to read",
      "io.open to write", "io.lines", "io.tmpfile", "io.popen", "os.execute", "os.remove", "os.rename",
      "dofile",
    ]
    let attempts = try Attempts(behind: "landlock", names)
    #expect(attempts.outcomes.count == names.count)
    for (name, outcome) in attempts.outcomes { #expect(outcome != "succeeded", "\(name)") }
    #expect(attempts.left == ["kept"])
  }
}
