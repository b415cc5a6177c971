internal import NIOCore
internal import NIOHTTP1

/// Sits in every connection in front of the encoder and sees each request before any byte of it is written.
///
/// AsyncHTTPClient writes a request's head before it asks for its body, and a request that it has given up may still be
/// on its way to the connection. So the body is too late a sign; this is the earliest one there is.
final class SendMarkHandler: ChannelOutboundHandler {
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = HTTPClientRequestPart

  private struct TurnedAway: Error {}

  private let marks: SendMarks
  private var isTurnedAway = false

  init(_ marks: SendMarks) {
    self.marks = marks
  }

  /// Puts one into a connection that AsyncHTTPClient has just made, behind the encoder as seen from the network.
  static func install(in channel: any Channel, _ marks: SendMarks) -> EventLoopFuture<Void> {
    channel.eventLoop.submit {
      let pipeline = channel.pipeline.syncOperations
      let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
      try pipeline.addHandler(SendMarkHandler(marks), position: .after(encoder))
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      let number = head.headers.first(name: SendMarks.header).flatMap { Int($0) }
      guard let number, let mark = marks[number], mark.leave() else {
        isTurnedAway = true
        promise?.fail(TurnedAway())
        // Not at once: the client is in the middle of sending and expects its connection to be there.
        let channel = context.channel
        context.eventLoop.execute { channel.close(promise: nil) }
        return
      }
      head.headers.remove(name: SendMarks.header)
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body, .end:
      if isTurnedAway {
        promise?.fail(TurnedAway())
      } else {
        context.write(data, promise: promise)
      }
    }
  }
}
