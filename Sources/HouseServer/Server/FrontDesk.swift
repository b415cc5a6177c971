import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Takes requests in and hands replies out: when, whether at all, and in what shape. What they say is the site's.
struct FrontDesk: HTTPResponder {
  let reception: Reception

  /// The largest body that is read, in bytes.
  private static let largestBody = 1 << 20

  func respond(to request: Request, context: HouseContext) async throws -> Response {
    let arrival = Doorman.arrival(request.headers)
    var asked = SiteRequest(method: request.method.rawValue, target: request.head.path ?? "/")
    let (number, fault) = reception.receive(asked.route)
    if fault?.kind == .dropHead { throw await context.cut() }
    do {
      asked.body = Array(try await request.body.collect(upTo: Self.largestBody).readableBytesView)
    } catch is NIOTooManyBytesError {
      // The rest of it is still on its way: no other request can come over this connection.
      return Response(SiteAnswer(SiteRefusal.tooLarge), closes: true)
    }
    // The page is for people, and no part of the site that is played.
    if asked.route == .page { return Response(reception.answer(asked, fault: nil)) }

    let hadToQueue = await reception.turnstile?.enter() ?? false
    defer { reception.turnstile?.leave() }
    let start = hadToQueue ? NIODeadline.now() : arrival
    let answer = try await answer(asked, fault, context)
    let due = start + reception.latency(of: number)
    if reception.isPlain { return Response(answer, due: due) }
    let rest = due - .now()
    if rest > .zero { try await Task.sleep(for: .nanoseconds(rest.nanoseconds), tolerance: .zero) }
    return try await sent(answer, isBet: asked.route?.isPlay == true, fault, context)
  }

  /// Executes the request, unless the fault comes before that.
  private func answer(
    _ asked: SiteRequest, _ fault: Fault?, _ context: HouseContext
  ) async throws -> SiteAnswer {
    if let refusal = reception.tooMany(asked) { return refusal }
    if let fault, fault.kind == .slow { try await Task.sleep(for: fault.duration) }
    if fault?.kind == .dropBefore { throw await context.cut() }
    if let instead = SiteAnswer.instead(of: fault) { return instead }
    return reception.answer(asked, fault: fault).spoiled(by: fault)
  }

  /// Hands the reply out, unless the fault comes before that.
  private func sent(
    _ answer: SiteAnswer, isBet: Bool, _ fault: Fault?, _ context: HouseContext
  ) async throws -> Response {
    switch fault?.kind {
    case .late: try await Task.sleep(for: fault?.duration ?? .zero)
    case .reordered: await reception.order.wait(atMost: fault?.duration ?? .zero)
    case .dropAfter: throw await context.cut()
    case .dropHeaders: try await context.cut(afterBodyBytes: 0)
    case .dropBody: try await context.cut(afterBodyBytes: answer.body.count / 2)
    case .dropEnd: try await context.cut(afterBodyBytes: answer.body.count)
    default: break
    }
    if isBet { reception.order.answered() }
    return Response(answer)
  }
}

extension Response {
  /// The answer as HTTP has it.
  fileprivate init(_ answer: SiteAnswer, closes: Bool = false, due: NIODeadline? = nil) {
    var headers = HTTPFields()
    headers[.contentType] = answer.contentType
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    if let due { Doorman.hold(&headers, until: due) }
    if closes { headers[.connection] = "close" }
    self.init(
      status: .init(code: answer.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}
