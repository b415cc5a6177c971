import Foundation
import TestSupport
import Testing

@Suite("A recorded run that is interrupted", .serialized)
struct InterruptTests {
  private static let runs = ["inputs", "all", "durable"].flatMap { kept in
    let shapes: [RecordedRun.Shape] =
      switch kept {
      case "inputs": [.oneByOne]
      case "all": [.lanes]
      default: [.community, .lookingAhead]
      }
    return (Effort.isSoak ? RecordedRun.Shape.allCases : shapes).map {
      RecordedRun(kept, $0, bets: bets(kept))
    }
  }

  /// Enough to be in the middle of them when a signal comes, in a debug build too: what plays bets is optimized there.
  private static func bets(_ kept: String) -> Int { kept == "durable" ? Effort.size(60, soak: 500) : 400_000 }

  @Test("is proved and goes on to its end, also when it is interrupted twice", arguments: runs)
  func interrupted(run: RecordedRun) throws {
    for seed in Effort.seeds(1, soak: 5) {
      var generator = run.lots(seed)
      let program = try RecordedRun.place()
      try interrupt(run.arguments, in: program, &generator)
      let words = "\(Effort.replay(seed))"
      #expect(try program.verify().code == 0, "\(words)")
      let resume = ["resume", "--ledger", RecordedRun.ledger, "--json"]
      if seed % 2 == 0 {
        try interrupt(resume, in: program, &generator, resumes: true)
        let twice = try program.verify()
        #expect(twice.code == 0, "\(words): \(twice.talk)")
      }
      var resumed = try program.alea(resume)
      if resumed.code == 64, resumed.talk.contains("nothing to resume") {
        // The second signal came behind the end.
        resumed = try program.verify()
      } else {
        #expect(resumed.code == 0, "\(words): \(resumed.talk)")
        #expect(try resumed.summary().bets == run.bets, "\(words)")
      }
      // Side by side, what an interruption lets settle before it ends is part of the session's course.
      if run.shape == .oneByOne || run.shape == .community {
        #expect(resumed.output.contains(try run.hash()), "\(words)")
      }
      let proved = try program.verify()
      #expect(proved.code == 0 && proved.output.contains("transcript sha256"), "\(words): \(proved.talk)")
    }
  }

  /// Interrupts a command once its session is under way; again and sooner where it came too late.
  private func interrupt(
    _ arguments: [String], in program: Program, _ generator: inout SplitMix64, resumes: Bool = false
  ) throws {
    for attempt in 0..<8 {
      let running = try program.start(arguments)
      // What it is going to do is said just before it is done.
      #expect(running.wait { running.talk.contains("session ") })
      usleep(UInt32.random(in: 0...(200_000 >> attempt), using: &generator))
      running.signal(SIGINT)
      let ending = try running.end()
      if ending.code == 130 {
        if resumes, ending.output.isEmpty {
          // It came while the record was played again.
          #expect(ending.talk.contains("stands as it was"), "\(ending.talk)")
        } else {
          #expect(try ending.summary().stop.reason == "interrupted")
        }
        return
      }
      #expect(ending.code == 0, "\(ending.talk)")
      if resumes { return }
    }
    Issue.record("no signal came in time")
  }
}
