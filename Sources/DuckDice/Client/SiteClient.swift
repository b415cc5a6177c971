internal import AsyncHTTPClient
public import Engine
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
public import NIOSSL

/// Speaks the site's Bot API: one exchange at a time per call, any number of calls side by side.
///
/// The key goes to the address that was given and to nowhere else: TLS is verified, redirects are not followed, and
/// nothing is sent twice. What the site says is cleaned before anybody sees it.
public struct SiteClient: Sendable {
  /// What the site is told of us: the product token of its own example.
  public static let userAgent = "DuckDiceBot/1.0.0 (alea)"
  /// The largest answer that is read, in bytes.
  public static let bodyLimit = 1 << 20

  let words: SiteWords
  let time: Timepiece
  let backoff: Backoff
  private let key: APIKey
  private let address: SiteAddress
  private let deadline: Nanoseconds
  private let http: HTTPClient
  private let marks: SendMarks

  /// Makes a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - baseURL: the address of the Bot API, such as `https://duckdice.io/api`; `http` only to this machine.
  ///   - connections: how many connections are held open at most; 1 or more.
  ///   - deadline: what a whole exchange may take, connecting and the answer's last byte included, in nanoseconds.
  ///   - time: the session clock.
  ///   - seed: of the jitter between tries.
  ///   - trust: whose certificates are accepted.
  public init(
    baseURL: String, key: APIKey, connections: Int, deadline: Nanoseconds = 15_000_000_000,
    time: Timepiece = .continuous(), seed: UInt64 = 0, trust: NIOSSLTrustRoots = .default
  ) throws(DuckDiceError) {
    precondition(connections > 0, "a client without connections reaches nobody")
    address = try SiteAddress(baseURL)
    (self.key, self.deadline, self.time) = (key, deadline, time)
    words = SiteWords(hiding: key)
    backoff = Backoff(seed: seed)
    let marks = SendMarks()
    self.marks = marks
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = trust
    tls.minimumTLSVersion = .tlsv12
    var settings = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
    settings.timeout.connect = .seconds(5)
    settings.httpVersion = .http1Only
    settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
    // Else a refused connection is tried until the connect timeout, unseen by us.
    settings.connectionPool.retryConnectionEstablishment = false
    // Shorter than servers keep an idle connection: what is closed by us cannot be closed under a bet.
    settings.connectionPool.idleTimeout = .seconds(20)
    settings.dnsOverride = ["localhost": "127.0.0.1"]
    settings.tracing.tracer = nil
    settings.http1_1ConnectionDebugInitializer = { SendMarkHandler.install(in: $0, marks) }
    http = HTTPClient(eventLoopGroupProvider: .shared(SiteLoop.shared.group), configuration: settings)
  }

  /// Where tasks do best that call it often: on the thread that serves the connections. Nothing may block there.
  public var executor: any TaskExecutor { SiteLoop.shared }

  /// Closes the connections. To be called once, when nothing is under way any more.
  public func shutdown() async {
    try? await http.shutdown()
  }

  /// One exchange, under one deadline from the first step to the last byte. Never repeated in here.
  func exchange(_ request: SiteRequest) async -> ExchangeEnd {
    let mark = SendMark()
    let number = marks.add(mark)
    defer { marks.remove(number) }
    do {
      return .answered(try await answer(prepared(request, number)))
    } catch {
      let failure = ExchangeFailure(error)
      return mark.close() ? .notSent(failure) : .noAnswer(failure)
    }
  }

  private func prepared(_ request: SiteRequest, _ mark: Int) -> HTTPClientRequest {
    var prepared = HTTPClientRequest(url: address.url(request.path, key))
    prepared.headers = [
      "User-Agent": Self.userAgent, "Accept": "application/json", SendMarks.header: String(mark),
    ]
    if let body = request.body {
      prepared.method = .POST
      prepared.headers.add(name: "Content-Type", value: "application/json")
      prepared.body = .bytes(ByteBuffer(bytes: body))
    }
    return prepared
  }

  private func answer(_ request: HTTPClientRequest) async throws -> SiteAnswer {
    let reading = Task(executorPreference: executor) { try await read(request) }
    let expiry = Expiry()
    let disarm = time.alarm(deadline) {
      expiry.set()
      reading.cancel()
    }
    defer { disarm() }
    do {
      return try await withTaskCancellationHandler {
        try await reading.value
      } onCancel: {
        reading.cancel()
      }
    } catch {
      throw expiry.isSet ? ExchangeFailure.timedOut : error
    }
  }

  private func read(_ request: HTTPClientRequest) async throws -> SiteAnswer {
    let response = try await http.execute(request, deadline: .distantFuture)
    if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }),
      length > Self.bodyLimit
    {
      throw ExchangeFailure.tooLarge
    }
    return SiteAnswer(
      status: Int(response.status.code), retryAfter: response.headers.first(name: "retry-after"),
      hasRay: response.headers.contains(name: "cf-ray"),
      body: try await response.body.collect(upTo: Self.bodyLimit))
  }
}

extension SiteClient: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Where it speaks to; never with the key.
  public var description: String { "client of \(address.place)" }
  /// Where it speaks to; never with the key.
  public var debugDescription: String { description }
  /// Nothing: requests under way have the key in their addresses.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
