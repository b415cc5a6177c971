import Foundation

/// `make demo`: a martingale one by one, side by side and in lanes against a house that takes 60 ms, as a table and a
/// plot.
struct Demo {
  private let alea: String
  private let folder: URL
  private static let latencyMilliseconds = 60.0
  private static let seconds = 5

  /// A way to play.
  private struct Way {
    let depth: Int
    let lanes: Bool

    var name: String {
      if depth == 1 { return "one by one" }
      return lanes ? "\(depth) lanes" : "\(depth) in flight"
    }
    var arguments: [String] {
      ["--max-concurrent", "\(depth)"] + (lanes ? ["--lanes"] : [])
    }
  }

  /// What came of it.
  private struct Row {
    let way: Way
    let rate, share, stale, lossPerHour: Double
  }

  init(alea: String) throws {
    self.alea = alea
    folder = FileManager.default.temporaryDirectory.appending(path: "alea-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (house, address) = try LoopbackProcess.open(
      alea, ["--latency", "\(Int(Self.latencyMilliseconds))ms", "--key", Self.key, "--balance", "1000BTC"])
    defer { house.terminate() }
    let ways = [1, 2, 3, 5].flatMap { depth in
      depth == 1
        ? [Way(depth: 1, lanes: false)] : [Way(depth: depth, lanes: false), Way(depth: depth, lanes: true)]
    }
    Bench.say(
      "classic-martingale for \(Self.seconds) s each, live against a house on this machine that answers after "
        + "\(Int(Self.latencyMilliseconds)) ms:")
    Bench.say("                bets/s   of N/latency   stale stakes   expected loss per hour")
    var rows: [Row] = []
    for way in ways {
      let row = try play(way, address)
      rows.append(row)
      Bench.say(
        way.name.padding(toLength: 14, withPad: " ", startingAt: 0)
          + String(
            format: "%8.1f %13.1f %% %12.1f %%   %.8f BTC", row.rate, row.share * 100, row.stale * 100,
            row.lossPerHour))
    }
    plot(rows)
    Bench.say(
      "Stale: not the stake that the strategy calls for, had it known every result before. Faster loses faster."
    )
  }

  private static let key = "demo-key"

  private func play(_ way: Way, _ address: String) throws -> Row {
    let lines = folder.appending(path: "lines.jsonl").path()
    let run = Process()
    run.executableURL = URL(filePath: alea)
    run.arguments =
      [
        "run", "-m", "live-main", "--base-url", address, "classic-martingale", "--confirm-live", "--quiet",
        "--json",
        "--stop-loss", "90%", "--max-duration", "\(Self.seconds)s", "--jsonl", lines,
      ] + way.arguments
    run.environment = [
      "ALEA_API_KEY": Self.key, "XDG_DATA_HOME": folder.path(), "XDG_RUNTIME_DIR": folder.path(),
      "PATH": "/usr/bin:/bin",
    ]
    let pipe = Pipe()
    run.standardOutput = pipe
    try run.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    run.waitUntilExit()
    guard run.terminationStatus == 0 else {
      throw BenchmarkFault.failed([way.name], run.terminationStatus)
    }
    let summary = try JSONDecoder().decode(Summary.self, from: data)
    let rate = Double(summary.bets) / summary.seconds
    let loss = (Double(summary.expected_loss) ?? 0) / summary.seconds * 3600
    return Row(
      way: way, rate: rate, share: rate / (Double(way.depth) * 1000 / Self.latencyMilliseconds),
      stale: try Self.staleShare(lines), lossPerHour: loss)
  }

  private struct Summary: Decodable {
    let bets: Int
    let seconds: Double
    let expected_loss: String
  }

  private struct Line: Decodable {
    let ticket, lane: Int
    let stake, outcome: String
    let win: Bool?
  }

  /// The share of stakes that do not follow from the bet before in the lane: the base after a win and after ten losses
  /// in a row, else twice what was lost.
  private static func staleShare(_ path: String) throws -> Double {
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let lines = try text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    var last: [Int: (stake: Double, losses: Int)] = [:]
    var (stale, all) = (0, 0)
    for line in lines.sorted(by: { $0.ticket < $1.ticket }) where line.outcome == "settled" {
      let stake = Double(line.stake) ?? 0
      var (called, losses) = (base ?? stake, 0)
      if let before = last[line.lane], before.losses > 0, before.losses % 10 != 0 {
        (called, losses) = (before.stake * 2, before.losses)
      }
      all += 1
      if abs(stake - called) > 1e-9 { stale += 1 }
      last[line.lane] = (stake, line.win == true ? 0 : losses + 1)
    }
    return Double(stale) / Double(max(all, 1))
  }

  /// The strategy's first stake.
  private static let base: Double? = 0.000001

  private func plot(_ rows: [Row]) {
    let most = rows.map(\.rate).max() ?? 1
    for row in rows {
      let width = Int((row.rate / most * 50).rounded())
      let bar = String(repeating: "█", count: width)
      Bench.say("\(row.way.name.padding(toLength: 14, withPad: " ", startingAt: 0))\(bar) \(Int(row.rate))")
    }
  }
}
