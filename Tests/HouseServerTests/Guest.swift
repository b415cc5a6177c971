import AsyncHTTPClient
import DuckDice
import Foundation
import HouseServer
import NIOCore
import NIOHTTP1
import Testing

/// Somebody who visits a house over the network.
struct Guest {
  let base: String
  let client: HTTPClient

  /// What came of a request.
  struct Visit {
    var status: UInt?
    var headers = HTTPHeaders()
    var body = Data()
    /// Whether the reply came to its end.
    var isWhole = false

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// Opens a house of these faults and plays in it; returns what its journal holds at the end.
  static func visit(
    faults: String = "", _ change: (inout HouseSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (Guest) async throws -> Void
  ) async throws -> [JournalEntry] {
    let file = try ScratchFile()
    var settings = HouseSettings()
    settings.journal = file.path
    if !faults.isEmpty { settings.faults = try FaultSchedule(shares: faults) }
    change(&settings)
    try await LoopbackHouse.serving(settings) { base in
      var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(20), read: .seconds(60)))
      configuration.connectionPool.retryConnectionEstablishment = false
      let client = HTTPClient(configuration: configuration)
      do {
        try await body(Guest(base: base, client: client))
        try await client.shutdown()
      } catch {
        try await client.shutdown()
        throw error
      }
    }
    return try JournalEntry.read(file.path)
  }

  func ask(
    _ method: HTTPMethod, _ path: String, _ body: String = "", within bound: TimeAmount = .seconds(60)
  ) async -> Visit {
    var request = HTTPClientRequest(url: "\(base)/\(path)?api_key=\(AccountSettings.practiceKey)")
    request.method = method
    if !body.isEmpty { request.body = .bytes(ByteBuffer(string: body)) }
    var visit = Visit()
    do {
      let response = try await client.execute(request, deadline: .now() + bound)
      (visit.status, visit.headers) = (response.status.code, response.headers)
      for try await part in response.body { visit.body.append(contentsOf: part.readableBytesView) }
      visit.isWhole = true
    } catch {
      // What came until then is the result.
    }
    return visit
  }

  func bet(_ body: String = Visitor.plain) async -> Visit { await ask(.POST, "dice/play", body) }
}
