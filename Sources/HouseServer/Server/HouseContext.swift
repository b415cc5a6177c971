import Hummingbird
import NIOCore

/// What a request of the house knows of its connection.
struct HouseContext: InitializableFromSource {
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    channel = source.channel
  }

  /// Ends the connection without another word.
  func cut() async -> ConnectionCut {
    try? await channel.close().get()
    return ConnectionCut()
  }

  /// Ends the connection when so many bytes of the body have left.
  func cut(afterBodyBytes count: Int) async throws {
    let channel = channel
    try await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(Valve(bodyBytes: count), position: .first)
    }.get()
  }
}

/// Thrown where a request gets no reply because its connection is gone.
struct ConnectionCut: Error {}
