import Analysis
import Dice
import Engine
import ScriptHost
import Scripting
import Simulation
import TestSupport
import Testing

/// Bytes that nobody honest sends: they are refused or read, and never bring down who reads them.
@Suite("Hostile bytes")
struct HostileBytesTests {
  private static let seeds = Effort.seeds(15, soak: 5_000)

  private static let order = SessionOrder(
    settings: PipelineSettings(startBalance: .zero), seed: 1, latency: .standard, faults: .none)
  private static let start = Snapshot(
    statistics: Statistics(startBalance: .zero), inFlight: 0, startBalance: .zero, balance: .zero,
    reserved: .zero, sessionTime: 0)

  /// Reads a frame as everything that it could be, and does with a result what the desk does.
  private func read(_ frame: Frame) {
    var records = RecordReader(Self.order.settings)
    try? records.read(frame) { _ in }
    if let closing = try? frame.message(Closing.self) {
      _ = Self.order.objection(to: closing.result, after: Self.start, records: records)
      _ = Audit(script, Self.order, launch: ScriptLaunch(program: "/nonexistent")).difference(closing.result)
      let words = ScriptWords()
      words.dropped(closing.droppedLines)
      words.dropped(closing.droppedLines)
      _ = closing.result.statistics.expectedLoss.rounded
    }
    if let played = try? frame.message(PlayedSession.self) {
      var tally = Tally()
      if Self.order.objection(toOneOfMany: played.result) == nil {
        try? tally.add(played.result, winVariance: played.winVariance)
      }
    }
    if let checkpoint = try? frame.message(Checkpoint.self) {
      _ = Self.order.objection(to: checkpoint.snapshot, after: Self.start)
    }
    _ = try? frame.message(ScriptReply.self)
    _ = try? frame.message(LoadedScript.self)
    _ = try? frame.message(LoadRefusal.self)
    _ = try? frame.message(Line.self)
    _ = try? frame.message(Protections.self)
    // The other way round too: who reads these trusts the desk, and is the same code.
    _ = try? frame.message(ScriptOrder.self)
    _ = try? frame.message(SessionOrder.self)
    _ = try? frame.message(Question.self)
  }

  private let script: ScriptOrder

  init() throws {
    script = try Scene(Scene.texts[0], bets: 1).script
  }

  private func readAll(_ bytes: [UInt8]) {
    var parser = FrameParser()
    parser.append(bytes)
    while let frame = try? parser.next() { read(frame) }
  }

  @Test("that are random, in a frame of every kind", arguments: seeds)
  func random(seed: UInt64) {
    var make = RandomMessages(seed)
    for kind in FrameKind.allCases {
      let payload = (0..<make.count(0...600)).map { _ in UInt8.random(in: 0...255, using: &make.random) }
      let length = withUnsafeBytes(of: UInt32(payload.count).littleEndian) { Array($0) }
      readAll([Frame.version, kind.rawValue, 0, 0] + length + payload)
    }
    readAll((0..<4_096).map { _ in UInt8.random(in: 0...255, using: &make.random) })
  }

  @Test("that are nearly right: a few of a sound frame changed", arguments: seeds)
  func nearlyRight(seed: UInt64) throws {
    var make = RandomMessages(seed)
    for sound in try make.frames() where sound.count > 8 {
      for _ in 0..<8 {
        var bytes = sound
        for _ in 0..<make.count(1...3) {
          // The ends of the integers are where sums break.
          let (start, value) = (
            make.count(8...(bytes.count - 1)), make.random.pick([0, 1, 0x7F, 0x80, 0xFF])
          )
          for index in start..<min(bytes.count, start + make.random.pick([1, 1, 8, 16])) {
            bytes[index] = UInt8(value)
          }
        }
        readAll(bytes)
      }
    }
  }

  @Test("that count to the end of the integers are refused, wherever a sum could break")
  func ends() throws {
    var make = RandomMessages(1)
    let result = make.result()
    var statistics = result.statistics
    for count in [\Statistics.bets, \.refused, \.unknown, \.withdrawn, \.recordedOnly] {
      statistics[keyPath: count] = .max
      let snapshot = Snapshot(
        statistics: statistics, inFlight: 0, startBalance: .zero, balance: .zero, reserved: .zero,
        sessionTime: 0)
      var parser = FrameParser()
      parser.append(Frame.bytes(of: Checkpoint(snapshot)))
      let frame = try #require(try parser.next())
      #expect(throws: WireFault.self) { try frame.message(Checkpoint.self) }
      statistics[keyPath: count] = 0
    }
    var parser = FrameParser()
    parser.append(Frame.bytes(of: Closing(result, droppedLines: .max)))
    let frame = try #require(try parser.next())
    #expect(throws: WireFault.self) { try frame.message(Closing.self) }
  }
}
