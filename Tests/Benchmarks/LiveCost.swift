import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Live play against the loopback house, ledger on, beside a bare loop of the same requests in the same run.
struct LiveCost {
  private let alea: String
  private let folder: URL
  private static let latencyMilliseconds = 20.0
  private static let seconds = 5
  private static let key = "bench-key"

  init(alea: String) throws {
    self.alea = alea
    folder = FileManager.default.temporaryDirectory.appending(path: "alea-live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Measures and says; the loopback house is another process.
  func measure() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    Bench.say("live against a house on this machine, \(Self.seconds) s each, ledger on:")
    try await fixed()
    try await varying()
    try adapting("a hidden capacity of 40", ["--capacity", "40"], fixed: [20, 30, 40, 60, 80])
    try adapting("429 above 100/s", ["--rate-limit", "100/s"], fixed: [1, 2, 3, 4, 8])
  }

  /// A house that always takes the same time.
  private func fixed() async throws {
    let (house, address) = try open("\(Int(Self.latencyMilliseconds))ms")
    defer { house.terminate() }
    // What a session costs beside its bets: the start of two processes, the account, the end.
    let base = try live(address, depth: 1, ["flat", "--max-bets", "1"]).cpu
    for depth in [1, 5, 50, 500] {
      let bare = try await bareRate(address, depth)
      let session = try live(address, depth: depth, ["flat"])
      let cpu = (session.cpu - base) / session.bets - bare.cpu
      Bench.say(
        String(
          format: "  %dms, N = %3d: %@, %.0f us of CPU per bet above it", Int(Self.latencyMilliseconds),
          depth,
          words(session, depth, bare.rate), cpu * 1e6))
    }
  }

  /// A house whose time varies: what comes late holds up what was bet after it, but not in another lane, and not a
  /// script that needs no results.
  private func varying() async throws {
    let (house, address) = try open("lognormal:\(Int(Self.latencyMilliseconds))ms,0.5")
    defer { house.terminate() }
    for (name, depth, options) in [
      ("5 lanes", 5, ["classic-martingale", "--lanes"]), ("50 lanes", 50, ["classic-martingale", "--lanes"]),
      ("N =  50, independent script", 50, ["flat"]), ("N =  50, no lanes", 50, ["classic-martingale"]),
    ] {
      let bare = try await bareRate(address, depth)
      let session = try live(address, depth: depth, options)
      Bench.say("  lognormal, \(name): \(words(session, depth, bare.rate))")
    }
  }

  /// A house that does not say how much it bears, and `--max-concurrent auto`.
  private func adapting(_ name: String, _ options: [String], fixed: [Int]) throws {
    let (house, address) = try open("\(Int(Self.latencyMilliseconds))ms", options)
    defer { house.terminate() }
    let rates = try fixed.map { (depth: $0, rate: try live(address, depth: $0, ["flat"]).rate) }
    guard let best = rates.max(by: { $0.rate < $1.rate }) else { return }
    let found = try live(address, depth: nil, ["flat"])
    Bench.say(
      String(
        format: "  %@: auto reaches %.1f %% of the best fixed N (%d: %.0f/s)", name,
        found.rate / best.rate * 100, best.depth, best.rate))
  }

  private func open(_ latency: String, _ options: [String] = []) throws -> (Process, String) {
    try LoopbackProcess.open(
      alea, ["--latency", latency, "--key", Self.key, "--balance", "100000BTC"] + options)
  }

  private func words(_ session: Session, _ depth: Int, _ bare: Double) -> String {
    String(
      format: "%.1f %% of N/latency, %.1f %% of a bare loop (%.0f/s), expected loss %.8f BTC per hour",
      session.rate / (Double(depth) * 1000 / Self.latencyMilliseconds) * 100, session.rate / bare * 100, bare,
      session.lossPerHour)
  }

  /// What a session took.
  private struct Session {
    let bets, seconds, cpu, lossPerHour: Double
    var rate: Double { bets / seconds }
  }

  /// Plays a session; with a depth that the program finds where none is given.
  private func live(_ address: String, depth: Int?, _ options: [String]) throws -> Session {
    let output = folder.appending(path: "summary.json")
    let command =
      [
        alea, "run", "-m", "live-main", "--base-url", address, "--confirm-live", "--quiet", "--json",
        "--stop-loss", "90%", "--max-duration", "\(depth == nil ? 4 * Self.seconds : Self.seconds)s",
        "--max-concurrent", depth.map(String.init) ?? "auto",
      ] + options
    let cost = try Cost(
      of: ["/bin/sh", "-c", "exec \"$@\" > \"$0\"", output.path()] + command,
      environment: [
        "ALEA_API_KEY": Self.key, "XDG_DATA_HOME": folder.path(), "XDG_RUNTIME_DIR": folder.path(),
        "PATH": "/usr/bin:/bin",
      ])
    let summary = try JSONDecoder().decode(Summary.self, from: try Data(contentsOf: output))
    return Session(
      bets: Double(max(summary.bets, 1)), seconds: summary.seconds, cpu: cost.cpuSeconds,
      lossPerHour: (Double(summary.expected_loss) ?? 0) / summary.seconds * 3600)
  }

  private struct Summary: Decodable {
    let bets: Int
    let seconds: Double
    let expected_loss: String
  }

  /// The same requests by the client library alone.
  private func bareRate(_ address: String, _ depth: Int) async throws -> (rate: Double, cpu: Double) {
    var settings = HTTPClient.Configuration()
    settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = depth
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    let url = "\(address)/dice/play?api_key=\(Self.key)"
    let body = ByteBuffer(string: #"{"symbol":"BTC","amount":"0.00000001","chance":"49.5","isHigh":true}"#)
    let (start, before) = (ContinuousClock.now, Cost.own())
    let end = start + .seconds(Self.seconds)
    let placed = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<depth {
        group.addTask {
          var placed = 0
          while ContinuousClock.now < end {
            var request = HTTPClientRequest(url: url)
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(body)
            let reply = try await client.execute(request, timeout: .seconds(15))
            _ = try await reply.body.collect(upTo: 1 << 20)
            placed += 1
          }
          return placed
        }
      }
      return try await group.reduce(0, +)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let cpu = Cost.own() - before
    try await client.shutdown()
    let count = Double(max(placed, 1))
    return (count / seconds, cpu / count)
  }
}
