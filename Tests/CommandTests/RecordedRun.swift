import Foundation
import TestSupport
import Testing

/// A run that is recorded, to be broken off and gone on with.
struct RecordedRun: Sendable, CustomTestStringConvertible {
  /// What is recorded: `inputs`, `all` or `durable`.
  let kept: String
  let shape: Shape
  let bets: Int

  /// How it is played.
  enum Shape: String, CaseIterable, Sendable {
    case oneByOne, sideBySide, lookingAhead, lanes, community

    var arguments: [String] {
      switch self {
      case .oneByOne: ["classic-martingale"]
      case .sideBySide: ["fibonacci", "--parallel"]
      case .lookingAhead: ["classic-martingale", "--parallel", "--lookahead", "40"]
      case .lanes: ["classic-martingale", "--parallel", "--lanes", "--latency", "lognormal:100ms,0.5"]
      case .community: [Program.root.appending(path: "Tests/ReferenceHost/labouchere.lua").path()]
      }
    }
  }

  static let ledger = "a.db"

  init(_ kept: String, _ shape: Shape, bets: Int? = nil) {
    (self.kept, self.shape) = (kept, shape)
    self.bets = bets ?? Self.size(kept)
  }

  /// What is recorded in batches has some batches; a commit for each bet takes its time.
  private static func size(_ kept: String) -> Int {
    switch kept {
    case "durable": Effort.size(30, soak: 150)
    case "all": Effort.isSoak && Effort.isOptimized ? 40_000 : 9_000
    default: Effort.isSoak && Effort.isOptimized ? 100_000 : 2_000
    }
  }

  /// Every shape in a soak, else one.
  static func shapes(_ kept: String, _ modest: Shape...) -> [RecordedRun] {
    (Effort.isSoak ? Shape.allCases : modest).map { RecordedRun(kept, $0) }
  }

  var testDescription: String { "\(kept), \(shape)" }

  private var session: [String] {
    shape.arguments + ["--max-bets", "\(bets)", "--balance", "100000", "--seed", "7", "--json"]
  }

  /// Arguments of the run.
  var arguments: [String] { ["run"] + session + ["--record", kept, "--ledger", Self.ledger] }

  /// The hash of the transcript where nothing breaks it off.
  func hash() throws -> String {
    let ending = try Program().alea(["run"] + session + ["--no-ledger"])
    #expect(ending.code == 0, "\(ending.talk)")
    return try #require(try ending.summary().transcriptSha256)
  }

  /// Numbers that are drawn for this run.
  func lots(_ seed: UInt64) -> SplitMix64 {
    SplitMix64(testDescription.utf8.reduce(seed) { SplitMix64.mix($0, UInt64($1)) })
  }

  /// A folder with a ledger in which another session was recorded to its end.
  static func place() throws -> Program {
    let program = try Program()
    try earlier.get().write(to: URL(filePath: program.folder.file(ledger)))
    return program
  }

  private static let earlier = Result {
    let program = try Program()
    let ending = try program.alea(
      "run", "flat", "--max-bets", "5", "--seed", "1", "--record", "all", "--ledger", ledger)
    #expect(ending.code == 0, "\(ending.talk)")
    return try Data(contentsOf: URL(filePath: program.folder.file(ledger)))
  }
}

/// What a run that was stopped in its middle has left in its ledger.
enum Aftermath {
  /// Not even the session's row was committed.
  case nothing
  case cutOff
  /// It was stopped behind its end.
  case whole
}

extension Program {
  /// Proves what a stopped run has left behind and goes on with it to the end, which must be the end of a run that
  /// was not stopped.
  @discardableResult
  func goOn(_ run: RecordedRun, to hash: String, isNew: Bool, _ words: String) throws -> Aftermath {
    let left = try verify()
    // A ledger that has no session yet proves nothing.
    #expect(left.signal == nil && (left.code == 0 || isNew), "\(words): \(left.talk)")
    let resumed = try alea("resume", "--ledger", RecordedRun.ledger, "--json", "--quiet")
    var found = Aftermath.cutOff
    if resumed.code == 0 {
      #expect(left.code == 0, "\(words): \(left.talk)")
      #expect(try resumed.summary().transcriptSha256 == hash, "\(words)")
    } else {
      #expect(resumed.code == 64 && resumed.talk.contains("nothing to resume"), "\(words): \(resumed.talk)")
      found = left.output.contains(hash) ? .whole : .nothing
      if found == .nothing { #expect(try alea(run.arguments).code == 0, "\(words)") }
    }
    let proved = try verify()
    #expect(proved.code == 0 && proved.output.contains(hash), "\(words): \(proved.talk)\(proved.output)")
    return found
  }

  func verify(_ session: Int? = nil) throws -> Ending {
    try alea(["verify"] + (session.map { ["\($0)"] } ?? []) + ["--ledger", RecordedRun.ledger])
  }
}
