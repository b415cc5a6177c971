import Foundation
import TestSupport
import Testing

@Suite("A run that is killed", .serialized)
struct KillTests {
  private static let runs =
    RecordedRun.shapes("durable", .lookingAhead, .community) + RecordedRun.shapes("all", .lanes)

  @Test(
    "at a write is proved, and goes on to the same end", .enabled(if: Strace.works, Strace.missing),
    arguments: runs)
  func atWrites(run: RecordedRun) throws {
    try killAtWrites(run, points: Effort.size(1, soak: 30))
  }

  @Test(
    "of which only the inputs are kept, at a write is proved, and goes on to the same end",
    .enabled(if: Strace.works, Strace.missing), arguments: RecordedRun.shapes("inputs", .oneByOne))
  func inputsAtWrites(run: RecordedRun) throws {
    try killAtWrites(run, points: Effort.size(1, soak: 8))
  }

  private func killAtWrites(_ run: RecordedRun, points: Int) throws {
    let whole = try RecordedRun.place()
    let hash = try #require(try whole.traced(nil, run.arguments).summary().transcriptSha256)
    let calls = whole.tracedCalls
    for seed in Effort.seeds(points) {
      var generator = run.lots(seed)
      // A new ledger's first writes make its tables; in one that was there the first are the session's.
      let isNew = generator.chance(percent: 20)
      let program = try isNew ? Program() : RecordedRun.place()
      let point = Self.point(calls, Int(seed), of: points, &generator)
      let ending = try program.traced(point, run.arguments)
      let words = "\(point)\(isNew ? " in a new ledger" : ""); \(Effort.replay(seed))"
      // Threads share the work differently from run to run: it may be over before.
      #expect(ending.signal == SIGKILL || ending.code == 0, "\(words): \(ending.talk)")
      try program.goOn(run, to: hash, isNew: isNew, words)
    }
  }

  /// One of the calls of a run, in strace's words: with the number of the point it comes later in the run.
  private static func point(
    _ calls: [TracedCall], _ number: Int, of points: Int, _ generator: inout SplitMix64
  ) -> String {
    let names = ["pwrite64", "fdatasync", "pwrite64", "ftruncate", "pwrite64"].filter { calls.most($0) > 0 }
    let name = generator.pick(names)
    let count = calls.most(name)
    let part = count / points
    let at = count * (number % points) / points + Int.random(in: 0...part, using: &generator)
    return "\(name):signal=SIGKILL:when=\(min(at, count - 1) + 1)"
  }

  @Test(
    "at any moment is proved, and goes on to the same end; its script process is gone",
    arguments: RecordedRun.shapes("durable", .oneByOne) + RecordedRun.shapes("all", .sideBySide)
      + RecordedRun.shapes("inputs", .lanes))
  func atMoments(run: RecordedRun) throws {
    let start = ContinuousClock.now
    let hash = try run.hash()
    let length = Int((ContinuousClock.now - start) / .microseconds(1))
    for seed in Effort.seeds(1, soak: 10) {
      var generator = run.lots(~seed)
      let program = try RecordedRun.place()
      let running = try program.start(run.arguments)
      let delay = Int.random(in: 0...length, using: &generator)
      usleep(UInt32(delay))
      let children = ProcessFolder(running.pid).children
      running.signal(SIGKILL)
      _ = try running.end()
      let words = "after \(delay) µs; \(Effort.replay(seed))"
      #expect(running.wait { children.allSatisfy { !$0.isRunning } }, "\(words)")
      try program.goOn(run, to: hash, isNew: false, words)
    }
  }

  @Test(
    "and killed again and again while it goes on, comes to the same end",
    .enabled(if: Strace.works, Strace.missing),
    arguments: RecordedRun.shapes("durable", .sideBySide) + RecordedRun.shapes("all", .community)
      + (Effort.isSoak ? RecordedRun.shapes("inputs") : []))
  func chains(run: RecordedRun) throws {
    let hash = try run.hash()
    for seed in Effort.seeds(1, soak: 4) {
      var generator = run.lots(seed)
      let program = try RecordedRun.place()
      var words = "\(Effort.replay(seed)):"
      var arguments = run.arguments
      for _ in 0..<Effort.size(3, soak: 6) {
        // So that some of them come far.
        let at = Int.random(in: 1...(run.kept == "durable" ? 40 : 200), using: &generator)
        let ending = try program.traced("pwrite64:signal=SIGKILL:when=\(at)", arguments)
        words += " \(arguments[0]) killed at \(at) (\(ending.code))"
        guard ending.signal == SIGKILL else { break }
        // The session's row may not be there yet: then there is nothing to resume.
        let left = try program.verify()
        #expect(left.code == 0, "\(words): \(left.talk)")
        if left.output.hasPrefix("session 2\n") {
          arguments = ["resume", "--ledger", RecordedRun.ledger, "--json"]
        }
      }
      try program.goOn(run, to: hash, isNew: false, words)
    }
  }
}

extension ProcessFolder {
  /// Whether the process is there and has not ended: nobody may have asked yet how it did.
  fileprivate var isRunning: Bool { fields("status")["State"].map { !$0.hasPrefix("Z") } ?? false }
}
