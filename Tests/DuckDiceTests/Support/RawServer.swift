import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server that speaks bytes: it does with each request what the test says, and counts what arrives.
final class RawServer: Sendable {
  /// What is done with a request, or with the beginning of one.
  enum Act: Sendable {
    /// Bytes, and whether the connection ends behind them.
    case say(String, close: Bool = false)
    /// The connection ends, with nothing said.
    case close
    /// Nothing happens any more.
    case silence
  }

  /// When it acts without waiting for a whole request.
  enum Haste: Sendable {
    case none, atAccept, atFirstByte
    /// Acts on whatever comes first, a request or not.
    case eager
  }

  struct Seen: Sendable {
    var connections = 0
    var bytes = 0
    var requests: [String] = []
  }

  let port: Int
  private let seenBox: SeenBox
  private let channel: any Channel

  fileprivate final class SeenBox: Sendable {
    let seen = Mutex(Seen())
  }

  init(
    tls: NIOSSLContext? = nil, haste: Haste = .none, _ act: @escaping @Sendable (Int, String) -> Act
  ) async throws {
    let box = SeenBox()
    seenBox = box
    channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          try channel.pipeline.syncOperations.addHandler(RawHandler(box, haste, act))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  var seen: Seen { seenBox.seen.withLock { $0 } }
  /// Requests that arrived whole.
  var count: Int { seen.requests.count }
  var url: String { "http://127.0.0.1:\(port)/api" }

  func stop() async { try? await channel.close() }

  private final class RawHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let box: SeenBox
    private let haste: Haste
    private let act: @Sendable (Int, String) -> Act
    private var text = ""

    init(_ box: SeenBox, _ haste: Haste, _ act: @escaping @Sendable (Int, String) -> Act) {
      (self.box, self.haste, self.act) = (box, haste, act)
    }

    func channelActive(context: ChannelHandlerContext) {
      box.seen.withLock { $0.connections += 1 }
      if haste == .atAccept { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let bytes = unwrapInboundIn(data)
      box.seen.withLock { $0.bytes += bytes.readableBytes }
      text += String(buffer: bytes)
      if haste == .atFirstByte { return context.close(promise: nil) }
      if haste == .eager { return perform(act(0, text), context) }
      while let request = whole() {
        let number = box.seen.withLock {
          $0.requests.append(request)
          return $0.requests.count - 1
        }
        perform(act(number, request), context)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func perform(_ act: Act, _ context: ChannelHandlerContext) {
      switch act {
      case .silence: break
      case .close: context.close(promise: nil)
      case .say(let said, let closes):
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: said))).whenComplete { _ in
          if closes { channel.close(promise: nil) }
        }
      }
    }

    /// Takes a whole request off the front, if there is one.
    private func whole() -> String? {
      guard let end = text.range(of: "\r\n\r\n") else { return nil }
      let head = text[..<end.lowerBound].lowercased()
      let length =
        head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst("content-length:".count).drop { $0 == " " }) } ?? 0
      let body = text[end.upperBound...]
      guard body.utf8.count >= length else { return nil }
      let request = String(text[..<end.upperBound]) + String(body.prefix(length))
      text = String(body.dropFirst(length))
      return request
    }
  }
}

extension String {
  /// Where `part` stands first.
  fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}

/// An answer of HTTP with a length.
func http(_ status: String, _ body: String, _ headers: String...) -> String {
  let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
  return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
}
