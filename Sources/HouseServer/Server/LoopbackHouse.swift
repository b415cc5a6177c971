import Hummingbird
import Logging
import NIOCore
import NIOPosix

/// A house on this machine that speaks the Bot API of duckdice.io, for practice without money and for tests.
///
/// It listens on 127.0.0.1 and nowhere else, and it logs nothing: every URL of this API bears a key.
public struct LoopbackHouse: Sendable {
  private let reception: Reception
  private static let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  /// Opens the books and the journal; the door stays shut until `run`.
  public init(_ settings: HouseSettings) throws(HouseError) {
    reception = try Reception(settings)
  }

  /// Serves until the task is cancelled. `onListening` is told the port once requests are taken.
  public func run(
    onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) async throws(HouseError) {
    let reception = reception
    let house = Application(
      responder: FrontDesk(reception: reception),
      server: .http1(
        configuration: .init(additionalChannelHandlers: [Doorman(shuts: reception.shutsConnection())])),
      configuration: .init(
        address: .hostname("127.0.0.1", port: reception.settings.port), backlog: 1024),
      onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
      // One thread: what is played against it has the rest of the machine.
      eventLoopGroupProvider: .shared(Self.loop),
      logger: Logger(label: "alea.house") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await house.run()
    } catch is CancellationError {
      // Asked to go.
    } catch {
      if Task.isCancelled { return }
      throw .port(reception.settings.port, why: "\(error)")
    }
  }

  /// Serves while `body` runs, which is given the base of the API: `http://127.0.0.1:PORT/api`.
  public static func serving<Value: Sendable>(
    _ settings: HouseSettings, _ body: @escaping @Sendable (_ base: String) async throws -> Value
  ) async throws -> Value {
    let house = try LoopbackHouse(settings)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        defer { listening.finish() }
        try await house.run { listening.yield($0) }
        return nil
      }
      group.addTask {
        for await port in ports { return try await body("http://127.0.0.1:\(port)/api") }
        return nil
      }
      defer { group.cancelAll() }
      while let value = try await group.next() {
        if let value { return value }
      }
      throw HouseError.port(settings.port, why: "the house ended before it was listening")
    }
  }
}
