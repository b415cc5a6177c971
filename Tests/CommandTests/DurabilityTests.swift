import Foundation
import TestSupport
import Testing

@Suite("What is on the disk, and when", .serialized, .enabled(if: Strace.works, Strace.missing))
struct DurabilityTests {
  /// A write to the -wal file, or the order that the disk should have what was written.
  private enum Step: Equatable {
    case commit, page, sync
  }

  @Test("a bet that is recorded durably is synchronized before anything else happens to the ledger")
  func durable() throws {
    let run = RecordedRun("durable", .oneByOne)
    let program = try RecordedRun.place()
    // Every byte of the first 24: the head of a page in the -wal file.
    let ending = try program.traced(nil, run.arguments, options: ["-x", "-s", "24"])
    #expect(ending.code == 0)
    let steps = program.tracedCalls.filter { $0.file.hasSuffix("/a.db-wal") }.compactMap(Self.step)
    let commits = steps.indices.filter { steps[$0] == .commit }
    // Behind the head of a commit's last page comes that page, then the synchronization.
    for commit in commits {
      #expect(Array(steps[commit...].prefix(3)) == [.commit, .page, .sync])
    }
    let links = try program.links()
    // The session, every bet, the last result, the end.
    #expect(links >= run.bets + 2)
    #expect(commits.count >= links)
    #expect(steps.count { $0 == .sync } >= links)
  }

  @Test("a run of which the inputs are kept waits for the disk a few times only")
  func inputs() throws {
    let program = try RecordedRun.place()
    #expect(try program.traced(nil, RecordedRun("inputs", .oneByOne).arguments).code == 0)
    #expect(program.tracedCalls.count { ["fdatasync", "fsync"].contains($0.name) } <= 6)
  }

  private static func step(_ call: TracedCall) -> Step? {
    switch call.name {
    case "fdatasync", "fsync": return .sync
    case "pwrite64": break
    default: return nil
    }
    guard call.line.contains(/, 24, \d+\)/) else { return call.line.contains(/, 4096, \d+\)/) ? .page : nil }
    // Bytes 4 to 7 are the size of the database after a commit, else zero.
    let bytes = call.line.split(separator: "\\x", omittingEmptySubsequences: false).dropFirst()
    return bytes.dropFirst(4).prefix(4).allSatisfy { $0.hasPrefix("00") } ? nil : .commit
  }
}

extension Program {
  /// How many commits the newest session has in its chain.
  fileprivate func links() throws -> Int {
    let proved = try verify()
    let match = try #require(proved.output.firstMatch(of: /chain: (\d+) links/), "\(proved.talk)")
    return try #require(Int(match.output.1))
  }
}
