import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Stands at every connection: notes when a request came, holds its reply until it is due, and shuts the connections
/// that are to fail.
///
/// The time is noted here and not where the request is worked on, because on a busy machine a request waits for a
/// thread in between, and that wait belongs to the latency that was asked for. Replies wait here and not in tasks
/// because a task's sleep takes two threads more, and most of a millisecond.
final class Doorman: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let shuts: Bool
  private var held: [(part: NIOAny, promise: EventLoopPromise<Void>?)] = []
  private var isHolding = false

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

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data), let due = Self.time(head.headerFields, Self.due)
    else {
      if isHolding { held.append((data, promise)) } else { context.write(data, promise: promise) }
      return
    }
    if let name = Self.due { head.headerFields[name] = nil }
    let part = wrapOutboundOut(.head(head))
    guard due > .now() else { return context.write(part, promise: promise) }
    isHolding = true
    held.append((part, promise))
    context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.release(context) }
  }

  func flush(context: ChannelHandlerContext) {
    if !isHolding { context.flush() }
  }

  func channelInactive(context: ChannelHandlerContext) {
    drop()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { drop() }

  private func release(_ context: ChannelHandlerContext) {
    isHolding = false
    for (part, promise) in held { context.write(part, promise: promise) }
    held.removeAll(keepingCapacity: true)
    context.flush()
  }

  /// What is held goes nowhere any more.
  private func drop() {
    for (_, promise) in held { promise?.fail(ChannelError.ioOnClosedChannel) }
    held.removeAll()
  }
}

// Two fields that never leave the house: when a request came, and when its reply is due.
extension Doorman {
  private static let arrival = HTTPField.Name("alea-arrival")
  private static let due = HTTPField.Name("alea-due")

  /// When the request came.
  static func arrival(_ fields: HTTPFields) -> NIODeadline { time(fields, arrival) ?? .now() }

  /// Marks a reply to leave at this time.
  static func hold(_ fields: inout HTTPFields, until due: NIODeadline) {
    if let name = Self.due { fields[name] = String(due.uptimeNanoseconds) }
  }

  private static func time(_ fields: HTTPFields, _ name: HTTPField.Name?) -> NIODeadline? {
    name.flatMap { fields[$0] }.flatMap { UInt64($0) }.map { .uptimeNanoseconds($0) }
  }
}
