import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Stands at every connection: notes when a request came, and shuts the connections that are to fail.
///
/// The time is noted here and not where the request is worked on, because on a busy machine a request waits for a
/// thread in between, and that wait belongs to the latency that was asked for.
final class Doorman: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart

  private let shuts: Bool

  init(shuts: Bool) {
    self.shuts = shuts
  }

  func channelActive(context: ChannelHandlerContext) {
    if shuts { return context.close(promise: nil) }
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data), let name = Self.arrival else {
      return context.fireChannelRead(data)
    }
    // Over whatever the client may have sent by this name.
    head.headerFields[name] = String(NIODeadline.now().uptimeNanoseconds)
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  /// The field that bears the time; it never leaves the house.
  private static let arrival = HTTPField.Name("alea-arrival")

  /// When the request came.
  static func arrival(_ fields: HTTPFields) -> NIODeadline {
    guard let name = arrival, let text = fields[name], let time = UInt64(text) else { return .now() }
    return .uptimeNanoseconds(time)
  }
}
