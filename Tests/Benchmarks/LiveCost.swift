import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Live play against a fixed 20 ms house, ledger on, beside a bare loop of the same requests in the same run.
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
    let (house, address) = try LoopbackProcess.open(
      alea, ["--latency", "\(Int(Self.latencyMilliseconds))ms", "--key", Self.key, "--balance", "100000BTC"])
    defer { house.terminate() }
    Bench.say(
      "live against a house that answers after \(Int(Self.latencyMilliseconds)) ms, \(Self.seconds) s each, ledger on:"
    )
    for depth in [1, 5, 50, 500] {
      let bare = try await bareRate(address, depth)
      let (rate, cpu, loss) = try liveRate(address, depth)
      let ideal = Double(depth) * 1000 / Self.latencyMilliseconds
      Bench.say(
        String(
          format:
            "  N = %3d: %.1f %% of N/latency, %.1f %% of a bare loop (%.0f/s), %.0f us of CPU per bet above it; "
            + "expected loss %.8f BTC per hour", depth, rate / ideal * 100, rate / bare.rate * 100, bare.rate,
          (cpu - bare.cpu) * 1e6, loss))
    }
  }

  private func liveRate(_ address: String, _ depth: Int) throws -> (rate: Double, cpu: Double, loss: Double) {
    let output = folder.appending(path: "summary.json")
    let command = [
      alea, "run", "-m", "live-main", "--base-url", address, "flat", "--confirm-live", "--quiet", "--json",
      "--stop-loss", "90%", "--max-duration", "\(Self.seconds)s", "--max-concurrent", "\(depth)",
    ]
    let cost = try Cost(
      of: ["/bin/sh", "-c", "exec \"$@\" > \"$0\"", output.path()] + command,
      environment: [
        "ALEA_API_KEY": Self.key, "XDG_DATA_HOME": folder.path(), "XDG_RUNTIME_DIR": folder.path(),
        "PATH": "/usr/bin:/bin",
      ])
    let summary = try JSONDecoder().decode(Summary.self, from: try Data(contentsOf: output))
    let bets = Double(max(summary.bets, 1))
    return (
      bets / summary.seconds, cost.cpuSeconds / bets,
      (Double(summary.expected_loss) ?? 0) / summary.seconds * 3600
    )
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
