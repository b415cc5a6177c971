import NIOCore

/// Lets the headers of a reply and so many bytes of its body through, then closes the connection.
///
/// Put before everything else of a connection, it sees the bytes as they go out.
final class Valve: ChannelOutboundHandler {
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  private var bytesLeft: Int
  private var isBody = false

  init(bodyBytes: Int) {
    bytesLeft = bodyBytes
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .byteBuffer(var bytes) = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    var count = bytes.readableBytes
    if !isBody {
      guard let end = bytes.readableBytesView.endOfHeaders else {
        return context.write(data, promise: promise)
      }
      isBody = true
      bytesLeft += end
    }
    count = min(count, bytesLeft)
    bytesLeft -= count
    let part = bytes.readSlice(length: count) ?? ByteBuffer()
    guard bytesLeft == 0 else { return context.write(wrapOutboundOut(.byteBuffer(part)), promise: promise) }
    let channel = context.channel
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { _ in channel.close(promise: nil) }
    sent.futureResult.cascade(to: promise)
    context.writeAndFlush(wrapOutboundOut(.byteBuffer(part)), promise: sent)
  }
}

extension ByteBufferView {
  /// How many bytes there are up to and with the empty line behind the headers.
  fileprivate var endOfHeaders: Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard count >= mark.count else { return nil }
    return (mark.count...count).first { end in
      self[(startIndex + end - mark.count)..<(startIndex + end)].elementsEqual(mark)
    }
  }
}
