import Dice
import Engine
import Foundation
import Ledger
import TestSupport
import Testing

/// What a disk does that is full or broken.
enum DiskFault: String, CaseIterable, Sendable {
  case full, fullOnce, broken, cannotSync, neverSyncs

  /// Whether it is not told by a write, but when the disk is asked to have what was written.
  var isOfSync: Bool { self == .cannotSync || self == .neverSyncs }

  /// It befalls the call of this number, in strace's words.
  func injection(_ at: Int) -> String {
    switch self {
    case .full: "pwrite64:error=ENOSPC:when=\(at)+"
    case .fullOnce: "pwrite64:error=ENOSPC:when=\(at)"
    case .broken: "pwrite64:error=EIO:when=\(at)"
    case .cannotSync: "fdatasync:error=EIO:when=\(at)"
    case .neverSyncs: "fdatasync:error=EIO:when=\(at)+"
    }
  }
}

@Suite("A disk that is full or broken", .serialized, .enabled(if: Strace.works, Strace.missing))
struct FullDiskTests {
  private static let runs = [
    RecordedRun("durable", .oneByOne, bets: Effort.size(25, soak: 120)),
    RecordedRun("all", .oneByOne, bets: Effort.size(1_000, soak: 10_000)),
  ]

  @Test(
    "ends a run with a reason, nothing is bet after it, and the session goes on later", arguments: runs,
    Effort.isSoak ? DiskFault.allCases : [.full, .broken, .cannotSync])
  func faults(run: RecordedRun, fault: DiskFault) throws {
    let hash = try run.hash()
    for at in Self.places(run, fault) {
      // Every third ledger is a new one: then the first calls make its tables.
      let isNew = at % 3 == 0
      let program = try isNew ? Program() : RecordedRun.place()
      let words = fault.injection(at) + (isNew ? " in a new ledger" : "")
      let ending = try program.traced(
        fault.injection(at), run.arguments + ["--quiet", "--jsonl", "bets.jsonl"])
      #expect(
        ending.signal == nil && [0, 74].contains(ending.code), "\(words): \(ending.code) \(ending.talk)")
      if ending.code == 74 {
        #expect(ending.talkLines.count == 1, "\(words): \(ending.talk)")
        #expect(ending.talk.contains("a.db"), "\(words): \(ending.talk)")
      }
      if ending.code == 74, !ending.output.isEmpty {
        expectNothingWritten(program, words)
        if run.kept == "durable" { try expectIntents(program, words) }
      }
      try program.goOn(run, to: hash, isNew: isNew, words)
    }
  }

  @Test(
    "ends a resume with a reason too, and the session goes on later",
    arguments: [.oneByOne, .lookingAhead].map { RecordedRun("durable", $0, bets: 100) })
  func faultsOfResume(run: RecordedRun) throws {
    let hash = try run.hash()
    for seed in Effort.seeds(1, soak: 20) {
      var generator = run.lots(seed)
      let program = try RecordedRun.place()
      let kill = Int.random(in: 20...50, using: &generator)
      #expect(try program.traced("pwrite64:signal=SIGKILL:when=\(kill)", run.arguments).signal == SIGKILL)
      let fault = generator.pick(DiskFault.allCases)
      let at = Int.random(in: fault.isOfSync ? 1...8 : 5...40, using: &generator)
      let ending = try program.traced(
        fault.injection(at), ["resume", "--ledger", RecordedRun.ledger, "--json", "--quiet"])
      let words = "killed at \(kill), \(fault.injection(at)); \(Effort.replay(seed))"
      #expect(ending.signal == nil && [0, 74].contains(ending.code), "\(words): \(ending.talk)")
      try program.goOn(run, to: hash, isNew: false, words)
    }
  }

  /// The calls that fail, one by one.
  private static func places(_ run: RecordedRun, _ fault: DiskFault) -> [Int] {
    guard Effort.isSoak else { return [fault.isOfSync ? 2 : run.kept == "durable" ? 40 : 12] }
    switch fault {
    case .full: return Array(1...200)
    case .fullOnce, .broken: return stride(from: fault == .broken ? 1 : 2, through: 200, by: 2).map(\.self)
    case .cannotSync, .neverSyncs:
      // Where not every bet is synchronized, there are a few calls only.
      let count = run.kept == "durable" ? 200 : 8
      return stride(from: fault == .cannotSync ? 1 : 2, through: count, by: 2).map(\.self)
    }
  }

  /// That nothing was written to the ledger after the first call that failed. That the folder could not be synchronized
  /// is nothing to SQLite.
  private func expectNothingWritten(_ program: Program, _ words: String) {
    let calls = program.tracedCalls.filter { $0.file.contains("/a.db") && !$0.file.hasSuffix("-shm") }
    let later = calls.drop { !$0.line.contains("(INJECTED)") }.filter {
      !$0.line.contains("(INJECTED)") && ["pwrite64", "ftruncate"].contains($0.name)
    }
    #expect(later.map(\.line) == [], "\(words)")
  }

  /// That every bet that was played is in the ledger, and at most the one that could not be sent besides.
  private func expectIntents(_ program: Program, _ words: String) throws {
    let lines = try Program.Ending.lines(program.folder.read("bets.jsonl"))
    let placed = lines.filter(\.settled)
    #expect(lines.count <= placed.count + 1, "\(words): something was played on")
    let ledger = try LedgerReader(path: program.folder.file(RecordedRun.ledger))
    let newest = try #require(try ledger.newest())
    var tickets = ledger.tickets(of: try ledger.session(newest))
    for line in placed {
      let ticket = try tickets.ticket(line.ticket)
      #expect(ticket?.proposal.stake.units == Int64(line.stake.units), "\(words): ticket \(line.ticket)")
    }
    // Where the disk only does not say that it has the bet, the bet may be there.
    #expect(try tickets.ticket(placed.count + 1) == nil, "\(words)")
  }
}
