import Foundation
import TestSupport
import Testing

/// Something that is no ledger, in the place of one.
struct OddLedger: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The shell line that makes it.
  let make: String
  /// How a run ends, and how a verification.
  let run: Int32
  let verify: Int32
  let words: String

  init(_ name: String, _ make: String, run: Int32, verify: Int32, _ words: String) {
    testDescription = name
    (self.make, self.run, self.verify, self.words) = (make, run, verify, words)
  }

  static let all = [
    OddLedger("a folder", "mkdir a.db", run: 74, verify: 74, "it is a folder"),
    OddLedger(
      "a text", "yes 'no ledger' | head -n 2000 >a.db", run: 99, verify: 99,
      "a.db: damaged: page 1 (byte 0): "),
    OddLedger("a short text", "echo no ledger >a.db", run: 99, verify: 99, "it has 10 bytes: it was cut"),
    OddLedger("nothing", ": >a.db", run: 0, verify: 99, "it has 0 bytes"),
    OddLedger("no file", ":", run: 0, verify: 74, "there is no such file"),
    OddLedger("zeros", "head -c 16384 /dev/zero >a.db", run: 99, verify: 99, "damaged"),
  ]
}

@Suite("What is no ledger", .serialized)
struct OddLedgerTests {
  @Test("is refused with a reason, and left as it is", arguments: OddLedger.all)
  func odd(ledger: OddLedger) throws {
    for command in ["verify", "resume", "run"] {
      let program = try Program()
      #expect(try program.shell(ledger.make).code == 0)
      let before = try program.shell("cat a.db").output
      let run = RecordedRun("all", .oneByOne, bets: 5)
      let ending = try program.alea(
        command == "run" ? run.arguments : [command, "--ledger", RecordedRun.ledger])
      switch command {
      case "verify":
        #expect(ending.code == ledger.verify && ending.talkLines.count == 1, "\(ending.code) \(ending.talk)")
        #expect(ending.talk.contains(ledger.words), "\(ending.talk)")
      case "resume":
        // It opens the ledger to write, and finds nothing to go on with where it may.
        #expect(ending.code == (ledger.run == 0 ? 64 : ledger.run), "\(ending.code) \(ending.talk)")
      default: #expect(ending.code == ledger.run, "\(ending.code) \(ending.talk)")
      }
      if ledger.run != 0 || command == "verify" {
        #expect(try program.shell("cat a.db").output == before)
      }
    }
  }

  @Test("a folder in which nobody may write is refused with a reason")
  func readOnly() throws {
    let program = try Program()
    // There, not even root makes files.
    let ending = try program.alea("run", "flat", "--max-bets", "5", "--ledger", "/proc/alea.db")
    #expect(ending.code == 74 && ending.output.isEmpty)
    #expect(
      ending.talk.contains("/proc/alea.db") && ending.talk.contains("cannot be opened"), "\(ending.talk)")
  }

  @Test(
    "a file system that was made read-only is refused with a reason",
    .enabled(if: Strace.works, Strace.missing))
  func readOnlyFileSystem() throws {
    let program = try RecordedRun.place()
    let file = program.folder.file(RecordedRun.ledger)
    for path in [file, file + ".lock", file + "-wal"] {
      let ending = try program.traced(
        "openat:error=EROFS", ["run", "flat", "--max-bets", "5", "--ledger", file], options: ["-P", path])
      #expect(ending.code == 74 && ending.output.isEmpty, "\(path): \(ending.code)")
      #expect(ending.talkLines.count == 1 && ending.talk.contains("a.db"), "\(path): \(ending.talk)")
    }
    #expect(try program.verify().code == 0)
  }

  @Test("a ledger that can be read and not written is still proved")
  func readOnlyProof() throws {
    let program = try RecordedRun.place()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: program.folder.file(RecordedRun.ledger))
    #expect(try program.verify().code == 0)
  }
}
